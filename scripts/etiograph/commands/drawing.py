"""Pictures: the options that draw an answer, and the command that draws the whole graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from etiograph import __version__
from etiograph.commands import cli

if TYPE_CHECKING:
    from etiograph.pictures.drawing import Drawing

Command = TypeVar("Command", bound=Callable[..., Any])


def register(commands: click.Group) -> None:
    """Add the command of this module to the command line."""
    commands.add_command(overview)


def picture_options(command: Command) -> Command:
    """Give a command ``--svg`` and ``--png``: parameters ``svg_path`` and ``png_path``."""
    for name, what in (("png", "PNG, 2,400 pixels wide"), ("svg", "SVG, 1,200 pixels wide")):
        command = click.option(
            f"--{name}",
            f"{name}_path",
            type=click.Path(path_type=Path),
            help=f"Draw the answer to this file ({what}); printed then only with --format.",
        )(command)
    return command


def stamp(graph_path: Path, endpoint: str | None = None) -> str:
    """Return which graph a picture is of: version, and the start of the file's digest.

    What an endpoint holds has no digest: then its address, without what may be secret.
    """
    if endpoint is not None:
        from etiograph.remote import posting

        return f"etiograph {__version__}, {posting.address(endpoint)}"
    from etiograph.building import compiled

    return f"etiograph {__version__}, graph sha256 {compiled.digest(graph_path)[:16]}"


def refuse(svg_path: Path | None, png_path: Path | None, graph_path: Path) -> None:
    """Refuse to draw onto the graph, or both pictures to one file; before anything is read.

    Raises:
        UsageError: naming the file.
    """
    cli.refuse_input(svg_path, graph_path)
    cli.refuse_input(png_path, graph_path, *filter(None, [svg_path]))


def write(drawing: Drawing, svg_path: Path | None, png_path: Path | None) -> None:
    """Write the pictures asked for, and say on standard error what is in them.

    Raises:
        OutputError: if a file cannot be written.
    """
    from etiograph.pictures import causal_picture, svg
    from etiograph.rdf import writing

    picture = causal_picture.picture(drawing)
    for path, content in ((svg_path, picture), (png_path, svg.png(picture) if png_path else "")):
        if path:
            writing.atomic(path, content)
            click.echo(f"{path}: {causal_picture.subtitle(drawing)}", err=True)


@click.command()
@cli.graph_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for the pictures; made if it is not there.",
)
def overview(graph_path: Path, output: Path) -> None:
    """Draw the whole graph by kind, and which deficiency is said to lead to which symptom.

    Writes kinds and reach, each as SVG and as PNG.

    \b
    Example: etiograph overview -o docs/pictures
    """
    from etiograph.building import opening
    from etiograph.pictures import kinds, kinds_picture, reach, reach_picture, svg
    from etiograph.rdf import writing

    store = opening.load(graph_path)
    by_kind, reached = kinds.kinds(store), reach.reach(store)
    of = f"etiograph {__version__}, {sum(by_kind.claims.values()):,} claims"
    pictures = {
        "kinds": kinds_picture.picture(by_kind, of),
        "reach": reach_picture.picture(reached, of),
    }
    writing.folder(output)
    for name, picture in pictures.items():
        for path, content in ((f"{name}.svg", picture), (f"{name}.png", svg.png(picture))):
            cli.refuse_input(output / path, graph_path)
            writing.atomic(output / path, content)
            click.echo(output / path, err=True)
