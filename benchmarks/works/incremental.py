# ruff: noqa: PLC0415 - each contender has a process of its own
"""Validates a hundred changed claims, and what depends on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from work import GRAPH, US, Target, Work

from etiograph import locations
from etiograph.vocabulary import ETIO

if TYPE_CHECKING:
    import pyoxigraph as ox

CHANGED = 100
SHAPES, QUERIES = locations.root() / "shapes", locations.root() / "queries"

WORK = Work(
    place=5,
    title="Validate 100 changed claims",
    words=(
        "The graph is open, the rules are read; a hundred claims, spread over the documents, have "
        "got another certainty. Beside it, a full validation of the same graph. Findings on the "
        "changed claims are compared."
    ),
    sizes=(1_000, 10_000, 100_000),
    limit=900.0,
    needs=GRAPH,
    broken=100_000,
    targets=(
        *(
            Target(at, "at most 0.3 s", seconds=0.3, part="check")
            for at in (10_000, 100_000, 1_000_000)
        ),
        Target(
            1_000_000,
            "at most 1.5 times as long as at 10,000 claims",
            grows=1.5,
            since=10_000,
            part="check",
        ),
    ),
)


def _changed(store: ox.Store) -> list[ox.Quad]:
    """Return, for claims spread over all, the certainty that each has and one that it had."""
    import pyoxigraph as ox

    certainty = ox.NamedNode(ETIO.certainty)
    quads = [
        quad
        for quad in store.quads_for_pattern(None, certainty, None, None)
        if isinstance(quad.graph_name, ox.NamedNode)
    ]
    quads.sort(key=lambda quad: quad.subject.value)
    chosen = quads[:: max(1, len(quads) // CHANGED)][:CHANGED]
    other = ox.NamedNode(ETIO.certainty + "-before")
    return [*chosen, *(ox.Quad(q.subject, q.predicate, other, q.graph_name) for q in chosen)]


def etiograph(case: Case) -> None:
    """Check what changed."""
    from etiograph.building import opening
    from etiograph.checking import incremental

    store = opening.load(case.data / "graph.nq")
    quads = _changed(store)
    rules = case.measure("rules", lambda: incremental.rules(SHAPES, QUERIES))
    if rules is None:
        return
    found = case.measure("check", lambda: incremental.check(store, quads, rules), repeat=True)
    if found is not None:
        _answered(case, quads, found[0])


def full(case: Case) -> None:
    """Check everything."""
    from etiograph.building import opening
    from etiograph.checking import validate

    store = opening.load(case.data / "graph.nq")
    report = case.measure("check", lambda: validate.report(store, SHAPES, QUERIES))
    if report is not None:
        _answered(case, _changed(store), report.findings)


def _answered(case: Case, quads: list[ox.Quad], findings: object) -> None:
    claims = {quad.subject.value for quad in quads}
    rows = {(one.focus, one.shape, one.severity) for one in findings if one.focus in claims}  # type: ignore[attr-defined]
    case.answer("check", rows)


CONTENDERS = {US: etiograph, "Etiograph, everything": full}
