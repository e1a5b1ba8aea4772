"""The command that explains symptoms."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from etiograph import cli, locations
from etiograph.errors import FINDINGS


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    commands.add_command(explain)


@click.command()
@click.argument("symptoms", nargs=-1, required=True, metavar="SYMPTOM...")
@cli.graph_option
@cli.format_option
def explain(symptoms: tuple[str, ...], graph_path: Path, form: str | None) -> None:
    """Rank the deficiencies that documents name behind symptoms, with claims and other causes.

    \b
    Example: etiograph explain "neck pain" tingling
    """
    from etiograph import explain as explaining
    from etiograph import explanation_words, graph, lexicon

    store = graph.load(graph_path)
    resolved = [lexicon.resolve(store, words, ("symptom",)) for words in symptoms]
    asked = list(dict.fromkeys(resolved))
    explanation = explaining.explain(store, locations.root() / "queries", asked)
    if cli.for_people(form):
        click.echo(explanation_words.explanation_text(store, explanation), nl=False)
    else:
        cli.show(explanation_words.explanation_table(explanation), form)
    if not explanation.candidates:
        click.echo("no deficiency is said to lead to this", err=True)
        sys.exit(FINDINGS)
