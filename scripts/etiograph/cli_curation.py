"""The commands of curators: find passages, encode, verify, guard the wording, test the rules."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from etiograph import cli, locations
from etiograph.errors import FINDINGS, InputError, UsageError
from etiograph.vocabulary import PREFIXES, shorten

sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path),
    envvar="ETIOGRAPH_SOURCES",
    show_envvar=True,
    help="Folder of the documents. Default: ../shared/sources beside a checkout.",
)
TESTS = Path("tests")
VERBATIM = TESTS / "verbatim"
Judged = tuple[tuple[str, str, str], str, str]


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (locate, encode, verify, guard, mutate):
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
    from etiograph import passages

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

    A claim that stands already keeps its IRI. Nothing is removed.

    \b
    Example: etiograph encode ../000.claims
    """
    from etiograph import graph, passages, reading, sheets, writing

    folder = ontology or locations.root() / "ontology"
    documents = sources_folder(sources)
    terms = graph.classes(graph.asserted(folder))
    read = sheets.read(sheet, documents, terms)
    key = read.header["source"]
    sheets.check_record(reading.turtle(folder / "claims" / f"{key}.ttl"), documents, key)
    target = folder / "claims" / f"{key}.ttl"
    triples = sheets.encode(read, reading.turtle(target), passages.document(documents, key))
    writing.atomic(target, writing.turtle(triples, sheets.heading(key)))
    click.echo(f"{target}: {len(read.claims)} claims of the sheet", err=True)


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
    from etiograph import graph, passages

    store, folder = graph.load(graph_path), sources_folder(sources)
    key = source.removeprefix("source:").removeprefix(PREFIXES["source"]) if source else None
    verdicts = passages.verify(store, folder, key)
    failed = [one for one in verdicts if one.status != "ok"]
    cells = [[one.span, one.status, one.passage.start, one.passage.end] for one in failed]
    if failed or form:
        cli.show(cli.answer(("span", "status", "start", "end"), cells), form)
    right = len(verdicts) - len(failed)
    click.echo(f"{right} of {len(verdicts)} passages ok", err=True)
    changed = passages.changed(store, folder, key)
    for iri in changed:
        click.echo(
            f"{shorten(iri)}: the document is not the one that its record describes", err=True
        )
    if failed or changed:
        sys.exit(FINDINGS)


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
    from etiograph import passages, reading, verbatim, writing

    folder = locations.CHECKOUT / VERBATIM
    if update:
        documents = sources_folder(sources)
        for path in locations.files(documents, "*.txt"):
            key = path.name[:3]
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


@click.command()
@click.argument("what", type=click.Choice(["shapes", "hygiene"]))
@click.option("--all", "whole", is_flag=True, help="Show the mutants that were noticed, too.")
@click.option("--cases", type=click.Path(path_type=Path), help="Folder with the cases: tests/.")
@cli.format_option
def mutate(what: str, *, whole: bool, cases: Path | None, form: str | None) -> None:
    """Take each part out of the shapes or hygiene queries, and see whether a case notices.

    What no case notices is shown. Exit 1 if it is not excused in survivors.tsv beside the cases.

    \b
    Example: etiograph mutate hygiene
    """
    from etiograph import mutants

    folder = (cases or locations.CHECKOUT / TESTS) / what
    judged = _judged_shapes(folder) if what == "shapes" else _judged_queries(folder)
    verdicts = mutants.weighed(judged, mutants.reasons(folder / "survivors.tsv"))
    shown = [one for one in verdicts if whole or one.bad or one.reason]
    cells = [[one.rule, one.part, one.change, one.noticed, one.reason] for one in shown]
    if shown or form:
        cli.show(cli.answer(("rule", "part", "change", "noticed", "reason"), cells), form)
    click.echo(mutants.score(verdicts), err=True)
    bad = sum(one.bad for one in verdicts)
    if bad:
        click.echo(
            f"etiograph: {bad} to mend: add a case, take the part out, or correct survivors.tsv",
            err=True,
        )
        sys.exit(FINDINGS)


def _judged_shapes(folder: Path) -> list[Judged]:
    from etiograph import cases, reading, shape_mutants, shape_trials, shapes, validate

    root = locations.root()
    invented = cases.invented(root / "ontology", root / "queries", folder / "base.ttl")
    known = cases.of_shapes(folder / "cases", invented)
    known += cases.of_relations(reading.turtle(root / "ontology" / "vocabulary.ttl"))
    data = validate.to_rdflib({q.triple for q in invented})
    all_shapes = shapes.read(root / "shapes")
    wanted = shape_mutants.mutants(all_shapes, data)
    verdicts = shape_trials.judge(all_shapes, data, known, wanted)
    return [(one.key, one.operator, by) for one, by in verdicts.items()]


def _judged_queries(folder: Path) -> list[Judged]:
    from etiograph import cases, query_mutants, questions

    root = locations.root()
    base = folder.parent / "shapes" / "base.ttl"
    invented = cases.invented(root / "ontology", root / "queries", base)
    judged: list[Judged] = []
    for rule in questions.shipped(root / "queries", "hygiene"):
        graphs = query_mutants.graphs(folder / rule.name, invented)
        verdicts = query_mutants.judge(rule, query_mutants.mutants(rule), graphs)
        judged += [(one.key, one.operator, by) for one, by in verdicts.items()]
    return judged
