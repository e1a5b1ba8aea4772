# ruff: noqa: PLC0415 - each contender has a process of its own
"""Validates a whole graph."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import datasets
import engines
from case import Case
from work import US, Target, Work

from etiograph import locations

SHAPES = locations.root() / "shapes"
SEVERITY = "http://www.w3.org/ns/shacl#"

WORK = Work(
    far=True,
    place=4,
    title="Full validation",
    words=(
        "Each reads the graph and checks the shapes. `etiograph validate` asks the hygiene "
        "queries, too, which no other has. `shacl` knows no look-ahead in "
        "patterns, so the one that has it accepts anything there. Focus node, shape and severity "
        "of every finding of a shape are compared; the planted violations are among them."
    ),
    sizes=(1_000, 10_000, 100_000),
    limit=900.0,
    broken=100_000,
    targets=(
        Target(1_000, "at least 25 times as fast as pySHACL", "pySHACL", 25),
        Target(10_000, "at least 25 times as fast as pySHACL", "pySHACL", 25),
        Target(100_000, "at most 1 GB", megabytes=1000),
    ),
)


def etiograph(case: Case) -> None:
    """Check the shapes, as the others do."""
    from etiograph.building import opening
    from etiograph.checking import shapes, validate

    graph = case.data / "graph.nq"
    opened = case.measure("open", lambda: (opening.load(graph), shapes.read(SHAPES)))
    if opened is None:
        return
    found = case.measure("check", lambda: validate.shape_findings(*opened, graph))
    if found is not None:
        case.answer("check", {(one.focus, one.shape, one.severity) for one in found})


def command(case: Case) -> None:
    """Check the shapes and ask the hygiene queries, by the command."""
    words = [sys.executable, "-m", "etiograph", "validate", "--format", "tsv"]

    def check() -> str:
        done = subprocess.run(  # noqa: S603 - our own command
            [*words, "--graph", case.data / "graph.nq"],
            capture_output=True,
            text=True,
            check=False,
            env=datasets.environment(),
        )
        if done.returncode > 1:
            raise RuntimeError(done.stderr)
        return done.stdout

    found = case.measure("check", check)
    if found is not None:
        rows = (line.split("\t")[:3] for line in found.splitlines()[1:])
        # A finding of a hygiene query has a name here, no IRI.
        case.answer("check", {(at, by, how) for how, at, by in rows if by.startswith("http")})


def _files() -> list[Path]:
    return locations.files(SHAPES, "*.ttl")


def python(name: str, case: Case) -> None:
    """Check with pySHACL, or what has its interface."""
    import importlib

    import rdflib

    engine = importlib.import_module(name)

    def read() -> tuple[rdflib.Graph, rdflib.Graph]:
        shapes = rdflib.Graph()
        for path in _files():
            shapes.parse(path, format="turtle")
        return rdflib.Graph().parse(case.data / "union.nt", format="nt"), shapes

    graphs = case.measure("open", read)
    if graphs is None:
        return
    data, shapes = graphs
    found = case.measure(
        "check", lambda: engine.validate(data, shacl_graph=shapes, inference="none")
    )
    if found is not None:
        case.answer("check", set(_results(found[1])))


def _results(report: object) -> Iterable[tuple[str, str, str]]:
    from rdflib.namespace import RDF, SH

    for one in report.subjects(RDF.type, SH.ValidationResult):  # type: ignore[attr-defined]
        words = (SH.focusNode, SH.sourceShape, SH.resultSeverity)
        focus, shape, severity = (str(report.value(one, word)) for word in words)  # type: ignore[attr-defined]
        yield focus, shape, severity.removeprefix(SEVERITY)


def shacl(case: Case) -> None:
    """Check with the Rust package."""
    import shacl as engine

    def read() -> tuple[engine.Shapes, str]:
        text = "\n".join(path.read_text(encoding="utf-8") for path in _files())
        shapes = engine.Shapes.from_turtle(text.replace("^(?!https://w3id.org/etiograph/)", "^"))
        return shapes, (case.data / "union.nt").read_text(encoding="utf-8")

    pair = case.measure("open", read)
    if pair is None:
        return
    shapes, text = pair
    report = case.measure("check", lambda: shapes.validate_text(text, "ntriples"))
    if report is not None:
        found = (
            [str(part) for part in (one.focus_node, one.source_shape, one.severity)]
            for one in report.results
        )
        case.answer(
            "check", {tuple(p.strip("<>").removeprefix(SEVERITY) for p in one) for one in found}
        )


CONTENDERS = {
    US: etiograph,
    "etiograph validate": command,
    "pySHACL": partial(python, "pyshacl"),
    "pyshacl-turbo": partial(python, "pyshacl_turbo"),
    "shacl": shacl,
    "Jena": lambda case: engines.jena(case, "validate", SHAPES),
}
