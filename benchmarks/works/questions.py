# ruff: noqa: PLC0415 - each contender has a process of its own
"""Asks every shipped question, with the arguments of its worked example."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import engines
from case import Case, Missing
from work import MEAN, US, Target, Work

from etiograph import locations
from etiograph.asking import questions as shipped
from etiograph.vocabulary import PREFIXES


def battery() -> list[shipped.Question]:
    """Return the shipped questions."""
    return shipped.shipped(locations.root() / "queries", "competency")


def groups() -> Mapping[str, list[str]]:
    """Return the questions that are also written in SQL: the analytical ones."""
    return {"analytical": [q.name for q in battery() if q.path.with_suffix(".sql").is_file()]}


def _targets(at: int) -> tuple[Target, ...]:
    raw = "pyoxigraph in memory", "pyoxigraph on disk"
    return (
        Target(
            at,
            "geometric mean at least 50 times as fast as rdflib",
            "rdflib",
            50,
            limit=SMALL,
        ),
        *(Target(at, f"never slower than {one}", one, 1, each=True, limit=LOOK) for one in raw),
        *(
            Target(at, f"analytical half 5 times as fast as {one}", one, 5, group="analytical")
            for one in raw
        ),
    )


SMALL = (
    "DuckDB plans most questions in 2 to 8 ms, however little there is to read: cq-09 has no row "
    "at 10,000 claims, and takes Oxigraph less than one."
)
LOOK = (
    "Questions that DuckDB does not answer are look-ups in a store on disk, as many as rows times "
    "columns. A look-up there takes about twice as long as in memory (27 µs against 14), and the "
    "first reads its block from the disk. In return the store is open in milliseconds, holds no "
    "more in memory than is read, and needs no loading, which took Oxigraph in memory 9 s at "
    "100,000 claims. " + SMALL
)
NOTHING = "groups of no solutions are one row, where SPARQL has none."
UNBOUND = "COUNT counts a variable that is not bound."
LOST = "what the variable of a parameter is bound to is missing from the rows."

WORK = Work(
    place=3,
    title="Question battery",
    words=(
        "Every shipped question with its example. Each question is asked three to five times in a "
        "process, a slow one (6 s in all) less often, and its median counts. The graph is open "
        "before. The figure is the geometric mean over the questions that both answered; one that "
        "did not end counts with its limit, so the factor is a lower bound. All rows are compared."
    ),
    sizes=(1_000, 10_000, 100_000),
    limit=60.0,
    joined=MEAN,
    targets=(*_targets(10_000), *_targets(100_000)),
    resumes=True,
    differs={
        ("maplib", "cq-09-what-follows-from-a-deficiency"): NOTHING,
        ("maplib", "cq-53-deficiencies-against-symptoms"): UNBOUND,
        ("rdflib", "cq-17-claimed-and-measured"): NOTHING,
        ("Jena", "cq-41-what-a-document-is-silent-about"): LOST,
    },
    groups=groups,
)


def etiograph(case: Case) -> None:
    """Ask as a user of Python does."""
    import etiograph as package

    graph = package.load(case.data / "graph.nq")
    for one in battery():
        rows = case.measure(one.name, partial(graph.query, one.name, **one.example), repeat=True)
        if rows is not None:
            case.answer(one.name, rows)


def other(engine: engines.Engine, case: Case) -> None:
    """Ask an engine."""
    ask = engine.ready().open(case.data, case.scratch)
    for one in battery():
        rows = case.measure(one.name, partial(ask, one.text, one.example), repeat=True)
        if rows is not None:
            case.answer(one.name, rows)


def jena(case: Case) -> None:
    """Ask Jena."""
    engines.jena_questions(case, "questions", [(one.name, one) for one in battery()])


def duckdb(case: Case) -> None:
    """Ask DuckDB the twins of questions, over the Parquet files alone."""
    import duckdb as engine

    from etiograph.columnar import tables

    folder = tables.folder(case.data / "graph.nq", locations.root() / "queries")
    if folder is None:
        raise Missing("no tables can be kept beside the graph")
    connection = engine.connect()
    for path in sorted(folder.glob("*.parquet")):
        connection.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM read_parquet('{path}')")  # noqa: S608 - our own file
    for one in battery():
        twin = one.path.with_suffix(".sql")
        if not twin.is_file():
            continue
        text = twin.read_text(encoding="utf-8")
        given = {parameter.name: one.example.get(parameter.name) for parameter in one.parameters}
        # What a column holds stands in its first line: a word of ours is kept without its prefix.
        types = [pair.partition(":")[2] for pair in text.partition("\n")[0].split()[2:]]

        def ask(text: str = text, given: dict[str, str | None] = given) -> list[tuple[object, ...]]:
            found: list[tuple[object, ...]] = connection.execute(text, given).fetchall()
            return found

        rows = case.measure(one.name, ask, repeat=True)
        if rows is not None:
            case.answer(
                one.name, ([term(*cell) for cell in zip(types, row, strict=True)] for row in rows)
            )


def term(kind: str, value: object) -> object:
    """Return a value of a column of a twin as the other engines write it."""
    return f"{PREFIXES['etio']}{value}" if kind == "word" and value is not None else value


CONTENDERS = {
    US: etiograph,
    **{one.name: partial(other, one) for one in engines.ALL},
    "Jena": jena,
    "DuckDB on Parquet": duckdb,
}
