"""The commands that walk the causal graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from etiograph import cli, cli_drawing
from etiograph.errors import FINDINGS, UsageError


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (path,):
        commands.add_command(command)


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.option("--longest", type=click.IntRange(1, 6), default=6, show_default=True)
@cli.graph_option
@cli.format_option
@cli_drawing.picture_options
def path(
    start: str,
    end: str,
    longest: int,
    graph_path: Path,
    form: str | None,
    svg_path: Path | None,
    png_path: Path | None,
) -> None:
    """Show every causal path between two terms, step by step, the surest first.

    \b
    Example: etiograph path "vitamin D deficiency" "neck pain"
    """
    from etiograph import drawing, graph, lexicon, path_words, traverse

    cli_drawing.refuse(svg_path, png_path, graph_path)
    store = graph.load(graph_path)
    ends = [lexicon.resolve(store, words) for words in (start, end)]
    if ends[0] == ends[1]:
        raise UsageError(end, "both ends are the same term", "name two terms")
    found = traverse.paths(traverse.causal_graph(store), ends[0], ends[1], longest)
    drawn = bool(svg_path or png_path)
    if found and drawn:
        picture = drawing.between(store, found, cli_drawing.stamp(graph_path))
        cli_drawing.write(picture, svg_path, png_path)
    if drawn and form is None:
        pass
    elif cli.for_people(form):
        click.echo(path_words.paths_text(store, found), nl=False)
    else:
        cli.show(path_words.paths_table(found), form)
    if not found:
        click.echo(f"no path from {start} to {end} in {longest} steps or fewer", err=True)
        sys.exit(FINDINGS)
