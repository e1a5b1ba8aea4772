"""Chooses who answers a question: DuckDB where it has a twin and there are tables, else Oxigraph.

Tables with gaps, as of a graph that breaks shapes, are not asked.

Whoever answers, columns, rows, their order and every cell are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etiograph.asking.questions import Question
from etiograph.columnar import making, tables, twins
from etiograph.columnar.twins import Twin
from etiograph.errors import UsageError

OXIGRAPH, DUCKDB = ENGINES = ("oxigraph", "duckdb")
"""Names of the engines."""


@dataclass(frozen=True, slots=True)
class Columnar:
    """A question that DuckDB answers: its twin, and the folder of the tables."""

    twin: Twin
    folder: Path


def check(wanted: str | None) -> None:
    """Refuse the name of an engine that there is not.

    Raises:
        UsageError: naming those that there are.
    """
    if wanted is not None and wanted not in ENGINES:
        raise UsageError("engine", f"no engine {wanted}", f"write {' or '.join(ENGINES)}")


def chosen(
    question: Question | None, graph: Path, queries: Path, wanted: str | None = None
) -> Columnar | None:
    """Return what DuckDB is to be asked, or None where Oxigraph answers.

    Args:
        question: what is asked; None for SPARQL of the user's own.
        graph: file of the built graph; its tables are made where they are missing.
        queries: folder of the shipped queries.
        wanted: one of ``ENGINES``, to leave no choice.

    Raises:
        UsageError: if DuckDB is wanted and cannot answer.
    """
    if wanted == OXIGRAPH:
        return None
    twin = twins.of(question, queries) if question else None
    folder = tables.folder(graph, queries) if twin else None
    gaps = folder is not None and (folder / making.GAPS).is_file()
    if wanted == DUCKDB and (folder is None or gaps):
        hint = "leave --engine out, or choose oxigraph"
        if gaps:
            what = "breaks shapes, so that tables have gaps"
            raise UsageError(graph, what, f"see: etiograph validate; and {hint}")
        if twin:
            raise UsageError(graph, "no tables can be kept beside it", hint)
        what = f"{question.name} has no SQL twin" if question else "only shipped questions have SQL"
        raise UsageError("duckdb", what, hint)
    return Columnar(twin, folder) if twin and folder and not gaps else None
