"""Gives the claims of an index from the columnar tables: the rows of the query, in less time.

The query of an index defines them; its SQL twin gives the same rows, in the same order, wherever
the tables hold each claim of the graph once. Where they do not, as in a graph that shapes refuse,
the query itself is to be asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from etiograph.asking.questions import Question
from etiograph.columnar import database, twins
from etiograph.columnar.twins import Twin
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES

if TYPE_CHECKING:
    import duckdb

COUNT = "SELECT (COUNT(?claim) AS ?claims) WHERE { ?claim a etio:Claim }"
LIMITS = (ETIO.region, ETIO.severity, ETIO.frequency, ETIO.outcome)
"""What a claim may have, and the tables hold only with its label."""
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def rows(
    store: ox.Store, asked: Question, queries: Path, folder: Path
) -> Iterator[tuple[str | None, ...]] | None:
    """Return the rows of the query for claims, or None where only the query can give them.

    Args:
        store: an open graph.
        asked: the query for claims.
        queries: folder of the shipped queries.
        folder: of the tables of that graph.

    Raises:
        QueryError: if the tables are damaged; while rows are read, too.
    """
    twin = twins.of(asked, queries)
    if twin is None or not all(_labelled(store, limit) for limit in LIMITS):
        return None
    tables = database.opened(folder)
    held = database.count(tables, twin, asked.columns[0])
    if held != (_said(store),) * 2:
        tables.close()
        return None
    return _read(tables, twin)


def _read(tables: duckdb.DuckDBPyConnection, twin: Twin) -> Iterator[tuple[str | None, ...]]:
    with tables:
        yield from database.values(tables, twin)


def _said(store: ox.Store) -> int:
    """Return how many claims the graph has."""
    found = query.ask(store, COUNT, {}).rows[0][0]
    return int(found.value) if found else 0


def _labelled(store: ox.Store, limit: str) -> bool:
    found = store.quads_for_pattern(None, ox.NamedNode(limit), None, ox.DefaultGraph())
    values = {quad.object for quad in found}
    named = [value for value in values if isinstance(value, ox.NamedNode)]
    labels = (any(store.quads_for_pattern(value, LABEL, None)) for value in named)
    return len(named) == len(values) and all(labels)
