"""The commands that hand the graph over in other formats, and take it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.errors import UnknownTermError, UsageError
from etiograph.vocabulary import CERTAINTIES, LAYERS, shorten

if TYPE_CHECKING:
    from etiograph.exchange.content import Content


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (export, formats, restore):
        commands.add_command(command)


@click.command()
@click.argument("names", metavar="FORMAT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(),
    required=True,
    help="Folder that gets a folder for each format; an older one is replaced, edits and all.",
)
@click.option(
    "--document", "documents", multiple=True, help="Claims of this one only, such as 002."
)
@click.option(
    "--nutrient",
    "nutrients",
    multiple=True,
    help="What is said of this one only, of its deficiency, and by chains from there.",
)
@click.option(
    "--certainty",
    type=click.Choice(CERTAINTIES[1:]),
    default=CERTAINTIES[1],
    show_default=True,
    help="Claims at least as sure.",
)
@click.option(
    "--without-negative",
    is_flag=True,
    help="No denials, nothing that lacks evidence; questions stay.",
)
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
    folder: str,
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
    cannot say is counted in loss.tsv, and kept beside it in sidecar.jsonl unless the format is for
    a part of the graph only. The table says how many quads the files say, and how many they do not.
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
    if not folder:
        raise UsageError("--output", "empty", "name a folder")
    shipped.ready(wanted)
    target = Path(folder)
    for one in wanted:
        folders.refuse(target / one.name, [graph_path])
    whole = content.whole(graph.read(graph_path))
    chosen = selection.Selection(
        tuple(_document(whole, one) for one in documents),
        tuple(shorten(lexicon.resolve(whole.store, one, ("nutrient",))) for one in nutrients),
        CERTAINTIES.index(certainty),
        not without_negative,
        layers or LAYERS,
    )
    part = selection.select(whole, chosen, infer.rules(locations.root() / "queries"))
    writing.folder(target)
    cells: list[list[object]] = []
    for wish in wanted:
        made = exporting.export(part, wish)
        folders.replaced(target / wish.name, made.files, [graph_path])
        size = sum(map(len, made.files.values()))
        lost = sum(loss.quads for loss in made.losses)
        cells.append([wish.name, len(made.files), size, len(part.quads) - lost, lost])
    cli.show(cli.answer(("format", "files", "bytes", "quads", "not said"), cells), form)
    click.echo(f"{target}: {len(part.claims)} claims; chosen: {part.about or 'all'}", err=True)


def _document(whole: Content, words: str) -> str:
    """Return the prefixed name of a document that is named by its key."""
    known = [str(row[0]) for row in whole.tables["SourceDocument"].rows]
    for name in known:
        if words in (name, name.partition(":")[2]):
            return name
    hint = f"one of: {', '.join(one.partition(':')[2] for one in known)}"
    raise UnknownTermError(words, "no such document", hint)


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
    found = exporting.restored(folders.read(folder), folder)
    writing.atomic(output, found.nquads)
    click.echo(f"{output}: {len(found.quads)} quads, sha256 {found.digest}", err=True)
