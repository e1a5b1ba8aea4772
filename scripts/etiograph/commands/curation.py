"""The commands of curators: find passages, encode, verify, cover, guard the wording."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.errors import FINDINGS, InputError, UsageError
from etiograph.vocabulary import PREFIXES, shorten

sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path),
    envvar="ETIOGRAPH_SOURCES",
    show_envvar=True,
    help="Folder of the documents. Default: ../shared/sources beside a checkout.",
)
VERBATIM = Path("tests/verbatim")


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (locate, encode, verify, cover, guard, select_reference):
        commands.add_command(command)


def sources_folder(given: Path | None) -> Path:
    """Return the folder of the documents.

    Raises:
        InputError: if none was named and none lies beside the checkout.
    """
    folder = given or locations.CHECKOUT.parent / "shared" / "sources"
    if not folder.is_dir():
        hint = "name the folder of the documents with --sources or ETIOGRAPH_SOURCES"
        raise InputError(folder, "no such folder", hint)
    return folder


@click.command()
@click.argument("source")
@click.argument("text")
@sources_option
@cli.format_option
def locate(source: str, text: str, sources: Path | None, form: str | None) -> None:
    """Print span and digest of a passage of a document; "..." stands for anything between.

    \b
    Example: etiograph locate 000 "Vitamin D plays ... body."
    """
    from etiograph.documents import passages

    document = passages.document(sources_folder(sources), source)
    found = passages.locate(document, text)
    cells = [
        [
            f"{PREFIXES['span']}{source}-{one.start:05d}-{one.end:05d}",
            one.start,
            one.end,
            passages.digest(document[one.start : one.end]),
        ]
        for one in found
    ]
    if not found:
        click.echo(f"etiograph: {source}: no such passage; copy it from the document", err=True)
        sys.exit(FINDINGS)
    cli.show(cli.answer(("span", "start", "end", "sha256"), cells), form)


@click.command()
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--ontology", type=click.Path(path_type=Path), help="Folder to write into.")
@sources_option
def encode(sheet: Path, ontology: Path | None, sources: Path | None) -> None:
    """Turn a curator's claim sheet into ontology/claims/KEY.ttl, without a word of the document.

    A claim that stands already keeps its IRI. Nothing is removed; what the sheet withdraws stays,
    marked.

    \b
    Example: etiograph encode ../000.claims
    """
    from etiograph.building import graph
    from etiograph.documents import encoding, passages, sheets
    from etiograph.rdf import reading, serializing, writing

    folder = ontology or locations.root() / "ontology"
    documents = sources_folder(sources)
    read = sheets.read(sheet, documents, graph.classes(graph.encoded(folder)))
    key = read.header["source"]
    target = folder / "claims" / f"{key}.ttl"
    existing = reading.turtle(target)
    encoding.check_record(existing, documents, key)
    triples = encoding.encode(read, existing, passages.document(documents, key))
    for triple in triples:
        reading.check(sheet, triple)
    writing.atomic(target, serializing.turtle(triples, encoding.heading(key)))
    silent = f", {len(read.silent)} silent passages" if read.silent else ""
    withdrawn = f", {len(read.withdrawn)} withdrawn" if read.withdrawn else ""
    click.echo(f"{target}: {len(read.claims)} claims{silent}{withdrawn}", err=True)


@click.command()
@click.argument("source", required=False)
@cli.graph_option
@sources_option
@cli.format_option
def verify(source: str | None, graph_path: Path, sources: Path | None, form: str | None) -> None:
    """Check each passage's digest against the documents: ok, moved and where, or gone.

    \b
    Example: etiograph verify 000
    """
    from etiograph.building import opening
    from etiograph.documents import passages

    store, folder = opening.load(graph_path), sources_folder(sources)
    key = source.removeprefix("source:").removeprefix(PREFIXES["source"]) if source else None
    verdicts = passages.verify(store, folder, key)
    failed = [one for one in verdicts if one.status != "ok"]
    cells = [[one.span, one.status, one.passage.start, one.passage.end] for one in failed]
    if failed or form:
        cli.show(cli.answer(("span", "status", "start", "end"), cells), form)
    right = len(verdicts) - len(failed)
    click.echo(f"{right} of {len(verdicts)} passages ok", err=True)
    changed = passages.changed(store, folder, key)
    _say_changed(changed)
    if failed or changed:
        sys.exit(FINDINGS)


@click.command()
@click.argument("source", required=False)
@cli.graph_option
@sources_option
@cli.format_option
def cover(source: str | None, graph_path: Path, sources: Path | None, form: str | None) -> None:
    """Check that each character of the documents lies in a passage with claims or a reason.

    A passage without claims that speaks of a nutrient, deficiency, condition, symptom or food
    must have a note.

    \b
    Example: etiograph cover 000
    """
    from etiograph.building import opening
    from etiograph.documents import cover, passages

    store, folder = opening.load(graph_path), sources_folder(sources)
    key = source.removeprefix("source:").removeprefix(PREFIXES["source"]) if source else None
    found = cover.covers(store, folder, key)
    gaps = [gap for one in found for gap in one.gaps]
    cells = [
        [g.source, g.passage.start, g.passage.end, g.problem, " ".join(map(shorten, g.terms))]
        for g in gaps
    ]
    if gaps or form:
        cli.show(cli.answer(("source", "start", "end", "problem", "terms"), cells), form)
    for one in found:
        click.echo(
            f"{shorten(one.source)}: {one.covered} of {one.characters} characters in "
            f"{one.speaking} passages with claims and {one.silent} that say why they have none",
            err=True,
        )
    changed = passages.changed(store, folder, key)
    _say_changed(changed)
    if gaps or changed:
        sys.exit(FINDINGS)


def _say_changed(documents: Iterable[str]) -> None:
    for iri in documents:
        click.echo(
            f"{shorten(iri)}: the document is not the one that its record describes", err=True
        )


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Write the hashes of every document anew.")
@click.option("--ontology", type=click.Path(path_type=Path), help="Folder of the records.")
@sources_option
def guard(
    files: tuple[Path, ...], *, update: bool, ontology: Path | None, sources: Path | None
) -> None:
    """Find eight words in a row of a document in FILES; exit 1 on a hit.

    \b
    Example: etiograph guard README.md docs/model.md
    """
    from etiograph.documents import passages, verbatim
    from etiograph.rdf import reading, writing

    folder = locations.CHECKOUT / VERBATIM
    if update:
        documents = sources_folder(sources)
        for path in locations.files(documents, "*.txt"):
            key = locations.key(path)
            text = verbatim.fingerprints(passages.document(documents, key))
            writing.atomic(folder / f"{key}.txt", text)
        click.echo(f"{folder}: hashes written anew", err=True)
    elif not files:
        raise UsageError("guard", "no file named", "name files, or use --update")
    forbidden = verbatim.known(folder)
    exempt = verbatim.bibliography(ontology or locations.root() / "ontology")
    found = [
        f"{path}:{hit.line}: {hit.words}"
        for path in files
        for hit in verbatim.hits(reading.text(path), forbidden, exempt)
    ]
    for line in found:
        click.echo(line)
    if found:
        click.echo("say it in other words", err=True)
        sys.exit(FINDINGS)


@click.command("select-reference")
@click.option(
    "--tables",
    type=click.Path(path_type=Path),
    envvar="ETIOGRAPH_REFERENCE",
    show_envvar=True,
    help="Folder of the verified tables. Default: ../shared/reference beside a checkout.",
)
@click.option("--ontology", type=click.Path(path_type=Path), help="Folder to write into.")
def select_reference(tables: Path | None, ontology: Path | None) -> None:
    """Write ontology/reference/ anew, to fit the terms and mappings as they are now.

    \b
    Example: etiograph select-reference --tables ../shared/reference
    """
    from etiograph.building import graph, selection
    from etiograph.rdf import writing

    folder = ontology or locations.root() / "ontology"
    verified = tables or locations.CHECKOUT.parent / "shared" / "reference"
    if not verified.is_dir():
        hint = "name the folder of the verified tables with --tables or ETIOGRAPH_REFERENCE"
        raise InputError(verified, "no such folder", hint)
    selected = selection.select(verified, graph.encoded(folder))
    target = folder / "reference"
    cli.refuse_input(target, verified)
    writing.folder(target)
    for name, text in selected.texts.items():
        writing.atomic(target / name, text)
        rows = sum(not line.startswith("#") for line in text.splitlines()) - 1
        click.echo(f"{target / name}: {rows} rows", err=True)
    if selected.foods:
        click.echo(f"no term for: {', '.join(selected.foods)}", err=True)
