"""Makes the index of a graph from the answers of the queries in ``queries/index/``."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.asking.questions import Question
from etiograph.building import compiled, opening
from etiograph.columnar import tables
from etiograph.errors import InputError, OutputError, QueryError
from etiograph.explaining import columnar_claims, index_file, index_tables
from etiograph.explaining.index import Index, Row, Tables, index, parts
from etiograph.rdf import query
from etiograph.vocabulary import PREFIXES

LONG = "claims"
"""The query whose answer grows with the graph: it is read row by row."""


def answers(store: ox.Store, queries: Path, folder: Path | None = None) -> Tables:
    """Return the answer of each index query, by name; cells are IRIs, values, or None.

    The answer of ``LONG`` can be read once.

    Args:
        store: an open graph.
        queries: folder of the shipped queries.
        folder: of the columnar tables of that graph, from which ``LONG`` is answered in less time.

    Raises:
        QueryError: if the tables are damaged; while the answer of ``LONG`` is read, too.
    """
    found: dict[str, Iterable[Row]] = {}
    for asked in questions.shipped(queries, "index"):
        if asked.name != LONG:
            found[asked.name] = [*_rows(store, asked)]
            continue
        held = columnar_claims.rows(store, asked, queries, folder) if folder else None
        found[LONG] = held or _rows(store, asked)
    return found


def _rows(store: ox.Store, asked: Question) -> Iterator[Row]:
    try:
        found = store.query(asked.text, prefixes=dict(PREFIXES))
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError(f"{asked.path.name} is no SELECT")
        for row in found:
            yield tuple(cell.value if cell else None for cell in row)
    except (SyntaxError, ValueError, OSError, RuntimeError):
        query.ask(store, asked.text, {}, str(asked.path))  # says what is wrong, and where
        raise


def made(store: ox.Store, queries: Path, where: object) -> Index:
    """Return the index of a store, in memory.

    Args:
        store: an open graph.
        queries: folder of the shipped queries.
        where: names the graph in an error.

    Raises:
        InputError: if the graph lacks what an index holds, such as the publisher of a document.
    """
    found = {name: [*rows] for name, rows in answers(store, queries).items()}
    if not found[LONG]:
        raise InputError(where, "holds no claim", "make a whole graph: etiograph build")
    try:
        return index(found)
    except (LookupError, TypeError, ValueError) as error:
        raise _lacking(where, error) from error


def compile_index(path: Path, queries: Path) -> Path | None:
    """Make the index of a graph a part of its compiled form, unless it is there.

    Args:
        path: a built graph.
        queries: folder of the shipped queries.

    Returns:
        The file of the index, or None where it cannot be written.

    Raises:
        InputError, InputSyntaxError: if the graph cannot be read, or lacks what an index holds.
    """
    name = index_file.part(queries)
    try:
        place = compiled.part(path, name, lambda stage: _fill(stage, path, queries))
    except (OSError, OutputError, sqlite3.Error):
        return None  # it is then made for each question; slower, never wrong
    if place is None:
        return None
    for other in place.parent.glob("index-*"):
        if other.name != name:
            shutil.rmtree(other, ignore_errors=True)  # made with other queries or code
    return place / index_file.NAME


def _fill(stage: Path, path: Path, queries: Path) -> None:
    store = opening.load(path)
    stage.mkdir()
    file = stage / index_file.NAME
    try:
        try:
            _write(file, answers(store, queries, tables.there(path, queries)))
        except QueryError:  # the tables are damaged
            file.unlink(missing_ok=True)
            _write(file, answers(store, queries))
    except (LookupError, TypeError, ValueError) as error:
        raise _lacking(path, error) from error
    index_file.seal(file)


def _write(file: Path, found: Tables) -> None:
    bare, claims = parts(found)
    index_tables.write(file, bare, claims)


def _lacking(where: object, error: Exception) -> InputError:
    what = f"lacks what an explanation needs: {error.args[0] if error.args else error}"
    return InputError(where, what, "make a whole graph: etiograph build")
