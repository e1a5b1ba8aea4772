"""Makes an answer of tables one of SPARQL, so that it is written and read as all others are."""

from __future__ import annotations

import pyoxigraph as ox

from etiograph.rdf.query import Answer

NOWHERE = ox.Store()
"""A graph of nothing: what is asked of it stands in the query."""


def made(answer: Answer) -> ox.QuerySolutions:
    """Return the solutions with these columns and rows, in their order."""
    columns = " ".join(f"?{name}" for name in answer.columns)
    rows = "\n".join(f"({' '.join(map(_cell, row))})" for row in answer.rows)
    found = NOWHERE.query(f"SELECT {columns} {{ VALUES ({columns}) {{\n{rows}\n}} }}")
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - a SELECT
    return found


def _cell(cell: ox.NamedNode | ox.Literal | None) -> str:
    return "UNDEF" if cell is None else str(cell)
