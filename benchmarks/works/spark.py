# ruff: noqa: PLC0415 - each contender has a process of its own
"""Asks the analytical questions by Spark on the tables, as a cluster would be asked."""

from __future__ import annotations

from functools import partial

from case import Case, Missing
from work import GRAPH, US, Target, Work

from etiograph import locations
from works.questions import battery, term

WORK = Work(
    place=8,
    title="Analytical questions by Spark",
    words=(
        "The questions that are also written in SQL, answered by Spark on both cores of this "
        "machine from the same Parquet files. On one machine Spark only pays its way of working; "
        "what is shown here is that the rows are equal."
    ),
    sizes=(10_000, 100_000),
    repeats=1,
    needs=GRAPH,
    targets=(Target(100_000, "equal results", equal="Spark, local"),),
)


def etiograph(case: Case) -> None:
    """Ask as a user of Python does."""
    from etiograph import opened

    graph = opened.load(case.data / "graph.nq")
    for one in battery():
        if one.path.with_suffix(".sql").is_file():
            rows = case.measure(one.name, partial(graph.query, one.name, **one.example))
            if rows is not None:
                case.answer(one.name, rows)


def spark(case: Case) -> None:
    """Ask Spark."""
    from pyspark.sql import SparkSession

    from etiograph.columnar import tables
    from etiograph.spark import answering

    folder = tables.folder(case.data / "graph.nq", locations.root() / "queries")
    if folder is None:
        raise Missing("no tables can be kept beside the graph")
    session = case.measure("start", SparkSession.builder.master("local[2]").getOrCreate)
    for one in battery():
        twin = one.path.with_suffix(".sql")
        if not twin.is_file() or session is None:
            continue
        text = twin.read_text(encoding="utf-8")
        types = [pair.partition(":")[2] for pair in text.partition("\n")[0].split()[2:]]
        ask = partial(answering.ask, session, str(folder), text, **one.example)
        rows = case.measure(one.name, lambda ask=ask: ask().collect())
        if rows is not None:
            case.answer(
                one.name, ([term(*cell) for cell in zip(types, row, strict=True)] for row in rows)
            )


CONTENDERS = {US: etiograph, "Spark, local": spark}
