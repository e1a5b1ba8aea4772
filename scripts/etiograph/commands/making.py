"""The commands that make a graph, check it, and say what it holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import __version__, locations
from etiograph.commands import cli, progress
from etiograph.errors import FINDINGS, InputError, StoppedError
from etiograph.vocabulary import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

    from etiograph.checking.findings import Finding
    from etiograph.checking.validate import Report

ENGINES = ("fast", "pyshacl")


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (build, validate, info):
        commands.add_command(command)


@click.command()
@click.option(
    "--ontology", type=click.Path(path_type=Path), help="Folder of the encoded documents."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=locations.BUILT, show_default=True
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    help="How many work on a large graph.  [default: one for each processor]",
)
def build(ontology: Path | None, output: Path, processes: int | None) -> None:
    """Read the encoded documents strictly, derive what follows, write one graph.

    A large graph is built in pieces, with the same result. One that was stopped goes on where it
    was.

    \b
    Example: etiograph build -o build/etiograph.nq
    """
    from etiograph.building import sharded

    root = locations.root()
    folder = ontology or root / "ontology"
    cli.refuse_input(output, folder, root / "queries", root / "shapes")
    if output == locations.BUILT:
        output.parent.mkdir(exist_ok=True)
    built = _in_pieces(folder, output, processes) if sharded.large(folder) else None
    lines, graphs = built or _at_once(folder, output)
    cli.keep(output)
    click.echo(f"{output}: {lines} quads in {graphs} named graphs", err=True)


def _at_once(folder: Path, output: Path) -> tuple[int, int]:
    """Build a graph in memory; count its lines and named graphs."""
    from etiograph.building import graph, infer
    from etiograph.rdf import serializing, writing

    queries = locations.root() / "queries"
    store = graph.store(graph.asserted(folder))
    infer.derive(store, infer.rules(queries))
    quads = graph.named(store)
    content = serializing.nquads(quads).encode()
    writing.atomic(output, content)
    return content.count(b"\n"), len({quad.graph_name for quad in quads})


def _in_pieces(folder: Path, output: Path, processes: int | None) -> tuple[int, int] | None:
    """Build as ``_at_once`` does, in little memory; None where the claims cannot be cut."""
    from etiograph.building import sharded, work
    from etiograph.building.processes import available

    queries = locations.root() / "queries"
    try:
        with progress.shown() as tell:
            settings = sharded.Settings(processes or available(), tell=tell)
            built = sharded.write(folder, queries, output, settings)
    except sharded.UncutError as error:
        click.echo(f"built at once, in more memory: {error}", err=True)
        return None
    except KeyboardInterrupt as error:
        place = work.folder(output)
        what, hint = "stopped", "run it again"
        if place.is_dir():
            what, hint = f"stopped, what is done stands in {place}", "run it again to go on"
        raise StoppedError("build", what, hint) from error
    return built.lines, len(built.graphs)


@click.command()
@cli.graph_option
@click.option("--shapes", type=click.Path(path_type=Path), help="Folder of the shapes.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="Engine of the shapes. pyshacl is the reference, and fast agrees with it.",
)
@click.option(
    "--changed",
    type=click.Path(path_type=Path),
    metavar="SINCE",
    help="Check what changed since SINCE only, an older built graph or a change file.",
)
@click.option(
    "--format", "form", type=click.Choice(cli.FORMATS), help="Default: findings in words."
)
def validate(
    graph_path: Path, shapes: Path | None, engine: str, changed: Path | None, form: str | None
) -> None:
    """Check the graph against every shape and hygiene query; exit 1 on a violation.

    Shapes that the fast engine does not know go to pySHACL, and the last line says why. With
    --changed, what changed is checked and what depends on it: it finds what a full run finds there.

    \b
    Example: etiograph validate
    """
    from etiograph.building import opening
    from etiograph.checking import validate as validation

    root = locations.root()
    folder = shapes or root / "shapes"
    store = opening.load(graph_path)
    if changed is not None:
        findings, said = _checked(store, _since(changed, graph_path), folder, root / "queries")
    else:
        report = validation.report(store, folder, root / "queries", engine, graph_path)
        findings, said = report.findings, _looked_at(report)
    if form and form != "table":
        columns = ("severity", "focus", "shape", "rule", "remedy", "file", "value")
        cli.show(cli.answer(columns, [[getattr(f, c) for c in columns] for f in findings]), form)
    else:
        for finding in findings:
            click.echo(_finding(finding))
    warnings = sum(finding.severity == "Warning" for finding in findings)
    violations = len(findings) - warnings
    click.echo(f"{violations} violations, {warnings} warnings: {said}", err=True)
    if violations:
        sys.exit(FINDINGS)


def _looked_at(report: Report) -> str:
    looked = sum(report.focus_counts.values())
    said = f"{len(report.focus_counts)} shapes looked at {looked} nodes"
    asked = f"\nshapes asked by pySHACL: {report.reason}" if report.reason else ""
    return f"{said}, {report.asked} hygiene queries asked{asked}"


def _since(since: Path, graph_path: Path) -> list[ox.Quad]:
    """Return the quads that differ between a graph and an older one, or a change file.

    Raises:
        InputError, InputSyntaxError: if SINCE cannot be read, or is not enough.
    """
    from etiograph.building import compiled
    from etiograph.changes import change_file
    from etiograph.checking import since as lines

    if since.suffix == ".nq":
        return lines.differing(since, graph_path)
    changes = change_file.read(since)
    if changes.rules:
        hint = "make it with --derived, or name the older graph"
        raise InputError(since, "leaves out what is derived", hint)
    if changes.new != compiled.digest(graph_path):
        raise InputError(since, "leads to another graph", "name the graph with --graph")
    return [q for one in changes.asserted for q in one.added | one.removed]


def _checked(
    store: ox.Store, quads: list[ox.Quad], shapes: Path, queries: Path
) -> tuple[Sequence[Finding], str]:
    from etiograph.checking import fast_engine, incremental

    try:
        known = incremental.rules(shapes, queries)
    except fast_engine.CannotTakeError as error:
        hint = "validate the whole graph, without --changed"
        raise InputError(shapes, f"cannot be asked of a part: {error}", hint) from error
    findings, scope = incremental.check(store, quads, known)
    if scope.whole:
        return findings, f"{len(quads)} quads changed, the vocabulary too: all was checked"
    return findings, f"{len(quads)} quads changed, {scope.size} nodes checked"


@click.command()
@cli.graph_option
@cli.format_option
def info(graph_path: Path, form: str | None) -> None:
    """Say what the graph holds: documents, counts, digest.

    \b
    Example: etiograph info
    """
    from etiograph.asking import questions
    from etiograph.building import compiled, opening
    from etiograph.rdf import query as asking

    store = opening.load(graph_path)
    digest = compiled.digest(graph_path)
    cells: list[list[object]] = [
        ["graph", str(graph_path), digest],
        ["version", "etiograph", __version__],
    ]
    for report in questions.shipped(locations.root() / "queries", "reports"):
        found = asking.ask(store, report.text, {})
        if cli.for_people(form):
            cli.show(found, "table")
            click.echo()
            continue
        for row in found.rows:
            name, *values = ("" if cell is None else cell for cell in row)
            cells += [[c, name, v] for c, v in zip(report.columns[1:], values, strict=True)]
    if cli.for_people(form):
        click.echo(f"{graph_path}: sha256 {digest}, etiograph {__version__}")
    else:
        cli.show(cli.answer(("what", "name", "value"), cells), form)


def _finding(finding: Finding) -> str:
    value = f" ({shorten(finding.value)})" if finding.value else ""
    return (
        f"{finding.severity}: {shorten(finding.focus)}{value}\n"
        f"  {finding.rule}. {finding.remedy}.\n"
        f"  {shorten(finding.shape)}, {finding.file or 'no file'}\n"
    )
