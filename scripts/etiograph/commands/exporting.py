"""The commands that hand the graph over in other formats, and take it back."""

from __future__ import annotations

from pathlib import Path

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.vocabulary import CERTAINTIES, shorten

LAYERS = ("documents", "literature", "reference")


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (export, formats, restore):
        commands.add_command(command)


@click.command()
@click.argument("names", metavar="FORMAT...", nargs=-1, required=True)
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder that gets a folder for each format.",
)
@click.option("--document", "documents", multiple=True, help="Claims of this document only.")
@click.option("--nutrient", "nutrients", multiple=True, help="Claims about this nutrient only.")
@click.option(
    "--certainty",
    type=click.Choice(CERTAINTIES[1:]),
    default=CERTAINTIES[1],
    show_default=True,
    help="Claims at least as sure.",
)
@click.option("--without-negative", is_flag=True, help="No denials, nothing that lacks evidence.")
@click.option(
    "--layer",
    "layers",
    multiple=True,
    type=click.Choice(LAYERS),
    help="These layers only. [default: all]",
)
@cli.graph_option
@cli.format_option
def export(
    names: tuple[str, ...],
    folder: Path,
    *,
    documents: tuple[str, ...],
    nutrients: tuple[str, ...],
    certainty: str,
    without_negative: bool,
    layers: tuple[str, ...],
    graph_path: Path,
    form: str | None,
) -> None:
    """Write the graph, or chosen claims of it, in other formats; ``all`` means every format.

    Each export is read back before it is written, and compared with the graph. What a format
    cannot say is counted in loss.tsv; the rest of the graph stands beside it in sidecar.jsonl.
    What follows from the chosen claims is derived anew from these alone. Options that are given
    several times widen the choice; different options narrow it.

    \b
    Examples:
      etiograph export kgx-tsv --output exports
      etiograph export all --output exports
      etiograph export csv --output chosen --document 001 --certainty asserted
      etiograph export graphml --output chosen --nutrient "vitamin D"
    """
    from etiograph.building import graph, infer
    from etiograph.exchange import content, selection
    from etiograph.exporting import export as exporting
    from etiograph.exporting import shipped
    from etiograph.rdf import folders, writing
    from etiograph.terms import lexicon

    wanted = (
        shipped.all_formats() if "all" in names else [*map(shipped.named, dict.fromkeys(names))]
    )
    shipped.ready(wanted)
    writing.folder(folder)
    for one in wanted:
        folders.refuse(folder / one.name, [graph_path])
    whole = content.whole(graph.read(graph_path))
    chosen = selection.Selection(
        tuple(shorten(lexicon.resolve(whole.store, one, ("source",))) for one in documents),
        tuple(shorten(lexicon.resolve(whole.store, one, ("nutrient",))) for one in nutrients),
        CERTAINTIES.index(certainty),
        not without_negative,
        layers or LAYERS,
    )
    part = selection.select(whole, chosen, infer.rules(locations.root() / "queries"))
    cells: list[list[object]] = []
    for wish in wanted:
        made = exporting.export(part, wish)
        folders.replaced(folder / wish.name, made.files, [graph_path])
        size = sum(map(len, made.files.values()))
        lost = sum(loss.quads for loss in made.losses)
        cells.append([wish.name, len(made.files), size, len(part.quads) - lost, lost])
    cli.show(cli.answer(("format", "files", "bytes", "quads", "beside"), cells), form)


@click.command()
@cli.format_option
def formats(form: str | None) -> None:
    """List the formats that the graph can be exported to.

    \b
    Example: etiograph formats
    """
    from etiograph.exporting import shipped

    cells = [[one.name, one.title, one.description] for one in shipped.all_formats()]
    cli.show(cli.answer(("format", "title", "description"), cells), form)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="File that gets the graph.",
)
def restore(folder: Path, output: Path) -> None:
    """Give back, as N-Quads, the graph of an export and of the sidecar beside it.

    The digest of the result is compared with the one that the export names.

    \b
    Example: etiograph restore exports/kgx-tsv -o etiograph.nq
    """
    from etiograph.exporting import export as exporting
    from etiograph.rdf import folders, writing

    cli.refuse_input(output, folder)
    found = exporting.restored(folders.read(folder))
    writing.atomic(output, found.nquads)
    click.echo(f"{output}: {len(found.quads)} quads, sha256 {found.digest}", err=True)
