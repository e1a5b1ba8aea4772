"""The commands that walk the causal graph from one term to another."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from etiograph.commands import cli
from etiograph.commands import drawing as cli_drawing
from etiograph.errors import FINDINGS, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from etiograph.walking.places import Place

longest_option = click.option(
    "--longest",
    type=click.IntRange(1, 6),
    default=6,
    show_default=True,
    help="Most steps of a path.",
)


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (path, between, cut):
        commands.add_command(command)


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@longest_option
@click.option("--all", "every", is_flag=True, help="Show every path, however many.")
@cli.graph_option
@cli.format_option
@cli_drawing.picture_options
def path(
    start: str,
    end: str,
    longest: int,
    *,
    every: bool,
    graph_path: Path,
    form: str | None,
    svg_path: Path | None,
    png_path: Path | None,
) -> None:
    """Show every causal path between two terms, step by step, the surest first.

    FROM may be a nutrient: its deficiency is meant. TO may be a part of the body: then every path
    is shown whose last step comes to a term that bears its name or is said to be located there, or
    is itself said of that part.

    \b
    Examples:
      etiograph path "vitamin D deficiency" "neck pain"
      etiograph path "lack of vitamin D" neck
    """
    from etiograph.building import opening
    from etiograph.pictures import drawing
    from etiograph.walking import path_words, traverse

    cli_drawing.refuse(svg_path, png_path, graph_path)
    store = opening.load(graph_path)
    first, last, place = _ends(store, start, end)
    found = traverse.paths(cli.index(graph_path), first, place or last, longest)
    drawn = bool(svg_path or png_path)
    if found and drawn:
        stamp, region = cli_drawing.stamp(graph_path), last if place else ""
        picture = drawing.between(found, drawing.names(store), stamp, region=region)
        cli_drawing.write(picture, svg_path, png_path)
    if drawn and form is None:
        pass
    elif cli.for_people(form):
        click.echo(path_words.paths_text(store, found, place, every=every), nl=False)
    else:
        cli.show(path_words.paths_table(found, place), form)
    if not found:
        _no_path(start, end, longest)


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@longest_option
@cli.graph_option
@cli.format_option
def between(start: str, end: str, longest: int, graph_path: Path, form: str | None) -> None:
    """Show what lies between two terms, what most paths pass first.

    FROM and TO are as in etiograph path.

    \b
    Example: etiograph between "vitamin D deficiency" "neck pain"
    """
    from etiograph.building import opening
    from etiograph.walking import survey_words, surveys, traverse

    store = opening.load(graph_path)
    first, last, place = _ends(store, start, end)
    walked = traverse.paths(cli.index(graph_path), first, place or last, longest)
    found = surveys.between(walked)
    if not walked:
        _no_path(start, end, longest)
    if cli.for_people(form):
        click.echo(survey_words.between_text(store, found, len(walked)), nl=False)
    else:
        cli.show(survey_words.between_table(store, found), form)


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@cli.graph_option
@cli.format_option
def cut(start: str, end: str, graph_path: Path, form: str | None) -> None:
    """Show the fewest claims without which nothing leads from one term to another.

    Ways of any number of steps count. FROM and TO are as in etiograph path.

    \b
    Example: etiograph cut "vitamin D deficiency" "neck pain"
    """
    from etiograph.building import opening
    from etiograph.walking import cuts, survey_words, traverse

    store = opening.load(graph_path)
    first, last, place = _ends(store, start, end)
    found = cuts.smallest(traverse.causal_graph(store), first, place or last)
    if cli.for_people(form) and found.claims:
        click.echo(survey_words.cut_text(store, found), nl=False)
    else:
        cli.show(survey_words.cut_table(found), form)
    if not found.claims:
        click.echo(f"nothing leads from {start} to {end}", err=True)
        sys.exit(FINDINGS)


def _ends(store: ox.Store, start: str, end: str) -> tuple[str, str, Place | None]:
    """Return the two terms that words name, and the place if the second is a part of the body.

    Raises:
        UnknownTermError, UsageError: if no term or more than one fits, or both are the same.
    """
    from etiograph.terms import lexicon
    from etiograph.walking import places

    first, last = places.start(store, start), lexicon.resolve(store, end)
    if first == last:
        raise UsageError(end, "both ends are the same term", "name two terms")
    return first, last, places.place(store, last)


def _no_path(start: str, end: str, longest: int) -> NoReturn:
    from etiograph.walking.path_words import counted

    click.echo(f"no path from {start} to {end} in {counted(longest, 'step')} or fewer", err=True)
    sys.exit(FINDINGS)
