"""The command that makes a release."""

from __future__ import annotations

import os
from pathlib import Path

import click

from etiograph import __version__, locations
from etiograph.commands import cli
from etiograph.errors import UsageError


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    commands.add_command(release)


@click.command()
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder that becomes the release.",
)
@cli.graph_option
@cli.format_option
def release(folder: Path, *, graph_path: Path, form: str | None) -> None:
    """Make one folder of every export, described, with digests and a program that checks them.

    The same graph gives the same bytes. The day of the release is that of SOURCE_DATE_EPOCH
    (seconds since 1970), or else the newest that the graph names; no clock is read.

    \b
    Example: etiograph release --output release
    """
    from etiograph.building import graph
    from etiograph.exchange import content
    from etiograph.rdf import folders
    from etiograph.releasing import manifest, moment
    from etiograph.releasing import release as releasing

    root = locations.root()
    cli.refuse_input(folder, graph_path, root / "ontology", root / "queries", root / "shapes")
    _refuse_other(folder, manifest.NAME)
    whole = content.whole(graph.read(graph_path))
    day = moment.day(os.environ, whole)
    edition = releasing.edition(whole, __version__, day)
    files = releasing.files(edition)
    folders.replaced(folder, files)
    cells = [
        [one["name"], one["files"], one["bytes"], one["quads"], one["quads_beside"]]
        for one in manifest.formats(edition)
    ]
    cli.show(cli.answer(("format", "files", "bytes", "quads", "beside"), cells), form)
    size = sum(map(len, files.values()))
    click.echo(
        f"{folder}: {len(files)} files, {size} bytes, {day}, graph sha256 {whole.digest}", err=True
    )


def _refuse_other(folder: Path, name: str) -> None:
    """Refuse a folder that holds anything but a release, which would be lost."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / name).is_file():
        raise UsageError(folder, "holds other things than a release", "name a folder of its own")
