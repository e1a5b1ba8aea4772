# ruff: noqa: PLC0415 - each contender has a process of its own
"""Opens a built graph and gets the first answer."""

from __future__ import annotations

from functools import partial

import engines
from case import Case
from work import US, Target, Work

from etiograph import locations
from etiograph.asking import questions

QUESTION = "cq-03"

WORK = Work(
    place=1,
    title="Open a built graph, first answer",
    words=(
        "The graph was built before. Etiograph opens it and answers cq-03 (foods for a nutrient). "
        "The others read the same triples from N-Triples, each triple once, and answer the same "
        "question. Imports are not counted. The rows are compared."
    ),
    sizes=(1_000, 10_000, 100_000),
    repeats=5,
    targets=(
        Target(100_000, "at least 100 times as fast as rdflib", against="rdflib", times=100),
        Target(100_000, "at most 1 s", seconds=1.0),
    ),
)


def _asked() -> questions.Question:
    return questions.find(locations.root() / "queries", QUESTION)


def etiograph(case: Case) -> None:
    """Open what ``etiograph build`` wrote."""
    from etiograph import opened

    question = _asked()
    graph = case.measure("open", lambda: opened.load(case.data / "graph.nq"))
    if graph is not None:
        rows = case.measure("answer", lambda: graph.query(QUESTION, **question.example))
        case.answer("answer", rows or ())


def other(engine: engines.Engine, case: Case) -> None:
    """Read the graph into an engine."""
    question = _asked()
    engine.ready()
    ask = case.measure("open", lambda: engine.open(case.data, case.scratch))
    if ask is not None:
        rows = case.measure("answer", lambda: ask(question.text, question.example))
        case.answer("answer", rows or ())


def jena(case: Case) -> None:
    """Read the graph into Jena."""
    engines.jena_questions(case, "opening", [("answer", _asked())])


CONTENDERS = {
    US: etiograph,
    **{one.name: partial(other, one) for one in engines.ALL},
    "Jena": jena,
}
