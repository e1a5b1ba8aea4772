"""The command that makes a release."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import __version__, locations
from etiograph.commands import cli
from etiograph.commands import drawing as cli_drawing

if TYPE_CHECKING:
    from etiograph.exchange.content import Content


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    commands.add_command(release)


@click.command()
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder that becomes the release; an older release is replaced, edits and all.",
)
@click.option("--site", "with_site", is_flag=True, help="Put the documentation site into site/.")
@cli.graph_option
@cli.format_option
def release(folder: Path, *, with_site: bool, graph_path: Path, form: str | None) -> None:
    """Make one folder of every export, described, with digests and a program that checks them.

    The same graph gives the same bytes. The day of the release is that of SOURCE_DATE_EPOCH
    (seconds since 1970), or else the newest that the graph names; no clock is read.

    \b
    Example: etiograph release --output release
    """
    from etiograph.building import graph
    from etiograph.exchange import content
    from etiograph.exporting import shipped
    from etiograph.rdf import folders
    from etiograph.releasing import manifest, moment
    from etiograph.releasing import release as releasing

    root = locations.root()
    inputs = [graph_path, root / "ontology", root / "queries", root / "shapes"]
    folders.refuse(folder, inputs)
    shipped.ready(shipped.all_formats())
    whole = content.whole(graph.read(graph_path))
    day = moment.day(os.environ, whole)
    edition = releasing.edition(whole, __version__, day)
    files = releasing.files(edition, _site(whole, graph_path) if with_site else None)
    folders.replaced(folder, files, inputs)
    cells = [
        [one["name"], one["files"], one["bytes"], one["quads"], one["quads_beside"]]
        for one in manifest.formats(edition)
    ]
    cli.show(cli.answer(("format", "files", "bytes", "quads", "beside"), cells), form)
    size = sum(map(len, files.values()))
    click.echo(
        f"{folder}: {len(files)} files, {size} bytes, {day}, graph sha256 {whole.digest}", err=True
    )


def _site(whole: Content, graph_path: Path) -> dict[str, bytes]:
    from etiograph.site import export_pages, site

    stamp = cli_drawing.stamp(graph_path)
    return site.files(whole.store, locations.root(), stamp, export_pages.described())
