"""The commands that look at many terms at once: what is reached, shared and central, and foods."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from etiograph.commands import cli
from etiograph.commands.walking import longest_option
from etiograph.errors import FINDINGS, UsageError
from etiograph.vocabulary import kind_of

Command = TypeVar("Command", bound=Callable[..., object])
KINDS = ("condition", "deficiency", "factor", "intervention", "mechanism", "symptom")
ON_THE_WAY = ("condition", "mechanism")


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (reach, common, central, foods):
        commands.add_command(command)


def kind_option(default: tuple[str, ...]) -> Callable[[Command], Command]:
    """Return the option that keeps terms of some kinds only."""
    return click.option(
        "--kind",
        "kinds",
        type=click.Choice(KINDS),
        multiple=True,
        default=default,
        show_default=bool(default),
        help="Show terms of this kind only; may be given again.",
    )


@click.command()
@click.argument("term")
@click.option("--backward", is_flag=True, help="Show what leads to the term instead.")
@kind_option(())
@longest_option
@cli.graph_option
@cli.format_option
def reach(
    term: str,
    *,
    backward: bool,
    kinds: tuple[str, ...],
    longest: int,
    graph_path: Path,
    form: str | None,
) -> None:
    """Show what a term is said to lead to, at once or by steps, the nearest first.

    TERM may be a nutrient: its deficiency is meant.

    \b
    Examples:
      etiograph reach "vitamin D deficiency" --kind symptom
      etiograph reach "neck pain" --backward --kind deficiency
    """
    from etiograph.building import opening
    from etiograph.walking import places, survey_words, surveys

    store = opening.load(graph_path)
    iri = places.start(store, term)
    every = surveys.reach(cli.index(graph_path), iri, longest, backward=backward)
    found = [one for one in every if _of(one.term, kinds)]
    if cli.for_people(form):
        text = survey_words.reach_text(store, iri, found, backward=backward)
        click.echo(text, nl=False)
    else:
        cli.show(survey_words.reach_table(store, found), form)
    if not found:
        _nothing(f"{'leads to' if backward else 'follows from'} {term}")


@click.command()
@click.argument("starts", nargs=-1, required=True, metavar="TERM TERM...")
@click.option("--to", "end", help="Ask for what stands before this term only.")
@longest_option
@cli.graph_option
@cli.format_option
def common(
    starts: tuple[str, ...], end: str | None, longest: int, graph_path: Path, form: str | None
) -> None:
    """Show what several causes have in common: symptoms they all reach, and terms on the way.

    \b
    Examples:
      etiograph common "vitamin D deficiency" "magnesium deficiency"
      etiograph common "vitamin D" "vitamin B12" --to "neck pain"
    """
    from etiograph.building import opening
    from etiograph.terms import lexicon
    from etiograph.walking import places, survey_words, surveys

    store = opening.load(graph_path)
    named = list(dict.fromkeys(places.start(store, words) for words in starts))
    if len(named) == 1:
        raise UsageError(starts[0], "only one term", "name two terms or more")
    causal = cli.index(graph_path)
    symptoms = (term for term in causal.before if _of(term, ("symptom",)))
    ends = {lexicon.resolve(store, end)} if end else {*symptoms}
    found = surveys.shared(causal, named, ends, longest)
    if cli.for_people(form):
        click.echo(survey_words.shared_text(store, named, found), nl=False)
    else:
        cli.show(survey_words.shared_table(store, found), form)
    if not found:
        _nothing("is common to them")


@click.command()
@kind_option(ON_THE_WAY)
@longest_option
@cli.graph_option
@cli.format_option
def central(kinds: tuple[str, ...], longest: int, graph_path: Path, form: str | None) -> None:
    """Show what stands on most ways from deficiencies to symptoms.

    \b
    Example: etiograph central --kind mechanism
    """
    from etiograph.building import opening
    from etiograph.walking import survey_words, surveys, traverse

    store = opening.load(graph_path)
    causal = traverse.causal_graph(store)
    starts, ends = ([t for t in causal if _of(t, (k,))] for k in ("deficiency", "symptom"))
    every = surveys.central(causal, starts, ends, longest)
    found = [one for one in every if _of(one.term, kinds)]
    if cli.for_people(form):
        click.echo(survey_words.central_text(store, found), nl=False)
    else:
        cli.show(survey_words.central_table(store, found), form)
    if not found:
        _nothing("of this kind stands between them")


@click.command()
@click.argument("nutrients", nargs=-1, required=True, metavar="NUTRIENT...")
@click.option("--all", "every", is_flag=True, help="Show every set and every measured item.")
@cli.graph_option
@cli.format_option
def foods(nutrients: tuple[str, ...], *, every: bool, graph_path: Path, form: str | None) -> None:
    """Show the foods that documents name for nutrients, and the fewest that serve them all.

    Beside each food stands who says so, and what composition tables give for it. No medical advice.

    \b
    Example: etiograph foods magnesium potassium
    """
    from etiograph.building import opening
    from etiograph.walking import diet, diet_words

    store = opening.load(graph_path)
    found = diet.diet(store, [diet.nutrient(store, words) for words in nutrients])
    if cli.for_people(form):
        click.echo(diet_words.diet_text(store, found, every=every), nl=False)
    else:
        cli.show(diet_words.diet_table(store, found), form)
    if not found.sets:
        click.echo("no food is named for this", err=True)
        sys.exit(FINDINGS)


def _of(term: str, kinds: tuple[str, ...]) -> bool:
    return not kinds or kind_of(term) in kinds


def _nothing(words: str) -> None:
    click.echo(f"nothing {words}", err=True)
    sys.exit(FINDINGS)
