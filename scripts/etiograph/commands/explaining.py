"""The command that explains symptoms."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.commands import drawing as cli_drawing
from etiograph.errors import FINDINGS

if TYPE_CHECKING:
    from etiograph.explaining.explain import Explanation
    from etiograph.explaining.index import Index
    from etiograph.explaining.sensitivity import Sensitivity


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    commands.add_command(explain)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--all", "everything", is_flag=True, help="Every way, claim and candidate in full.")
@click.option(
    "--sensitivity", "sensitive", is_flag=True, help="How the ranking changes with the weights."
)
@cli.graph_option
@cli.endpoint_option
@cli.format_option
@cli_drawing.picture_options
def explain(
    words: tuple[str, ...],
    everything: bool,  # noqa: FBT001
    sensitive: bool,  # noqa: FBT001
    graph_path: Path,
    endpoint: str | None,
    form: str | None,
    svg_path: Path | None,
    png_path: Path | None,
) -> None:
    """Rank the deficiencies that documents name behind symptoms, with claims and other causes.

    Say it in your own words; what was understood is shown. An argument with blanks in it is a
    clause of its own.

    \b
    Examples:
      etiograph explain stiff neck and tingling, no fever
      etiograph explain "neck pain" tingling --sensitivity
    """
    from etiograph.explaining import explain as explaining
    from etiograph.explaining import explanation_words as wording
    from etiograph.explaining import sensitivity, understanding
    from etiograph.explaining import understanding_words as understood_as

    cli_drawing.refuse(svg_path, png_path, graph_path)
    opened = _opened(graph_path, endpoint)
    understood = understanding.understand(opened, understanding.joined(words))
    if not understood.symptoms:
        click.echo(
            f"etiograph: {understood_as.nothing_understood(understood, opened.labels)}", err=True
        )
        sys.exit(FINDINGS)
    explanation = explaining.explain(opened, understood)
    ranked = sensitivity.of(opened, understood) if sensitive else None
    drawn = bool(svg_path or png_path)
    if drawn and explanation.candidates:
        _draw(explanation, opened, svg_path, png_path, cli_drawing.stamp(graph_path, endpoint))
    if cli.for_people(form) and not (drawn and form is None):
        width = shutil.get_terminal_size().columns
        if ranked is None:
            said = wording.explanation_text(explanation, everything=everything, width=width)
        else:
            said = wording.sensitivity_text(explanation, ranked, width)
        click.echo(said, nl=False)
    elif form is not None or not drawn:
        _show_table(explanation, ranked, form)
    else:
        click.echo(understood_as.understanding_text(understood, opened.labels), nl=False, err=True)
    if not explanation.candidates:
        general = [opened.label(one.symptom) for one in explanation.general if one.leads]
        apart = f"; what leads to {', '.join(general)} in general stands apart" if general else ""
        click.echo(f"no deficiency is said to lead to this{apart}", err=True)
        if drawn or explanation.says_nothing:  # a picture that was asked for is not there
            sys.exit(FINDINGS)


def _opened(graph_path: Path, endpoint: str | None) -> Index:
    if endpoint is None:
        return cli.index(graph_path)
    from etiograph.explaining import indexing

    store = cli.opened(graph_path, endpoint)
    return indexing.made(store, locations.root() / "queries", store)


def _show_table(explanation: Explanation, ranked: Sensitivity | None, form: str | None) -> None:
    from etiograph.explaining import explanation_tables as tables

    if form == "json":
        click.echo(tables.explanation_json(explanation, ranked), nl=False)
    elif ranked is None:
        cli.show(tables.explanation_table(explanation), form)
    else:
        cli.show(tables.sensitivity_table(ranked), form)


def _draw(
    explanation: Explanation,
    opened: Index,
    svg_path: Path | None,
    png_path: Path | None,
    stamp: str,
) -> None:
    from etiograph.pictures import drawing

    broader: dict[str, list[str]] = {}
    for symptom in explanation.symptoms:
        for narrower in opened.below(symptom) - {symptom}:
            broader.setdefault(narrower, []).append(symptom)
    names = drawing.Names(explanation.labels, opened.nutrients, broader)
    counted = [candidate.paths for candidate in explanation.candidates]
    every = sum(len(one.ways) for each in explanation.candidates for one in each.support)
    picture = drawing.explanation(counted, explanation.symptoms, names, stamp, ways=every)
    cli_drawing.write(picture, svg_path, png_path)
