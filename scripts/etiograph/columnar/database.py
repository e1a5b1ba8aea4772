"""Asks the tables of a graph by DuckDB, and gives its rows as the RDF terms that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from etiograph import locations
from etiograph.columnar.definitions import Column
from etiograph.columnar.making import DATABASE, Setting
from etiograph.columnar.twins import Twin
from etiograph.errors import QueryError
from etiograph.rdf.query import Answer, Cell
from etiograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import duckdb

DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
TERMS: Mapping[str, Callable[..., ox.NamedNode | ox.Literal]] = MappingProxyType(
    {
        "iri": ox.NamedNode,
        "word": lambda text: ox.NamedNode(PREFIXES["etio"] + text),
        "label": lambda text: ox.Literal(text, language="en"),
        "string": ox.Literal,
        "decimal": lambda text: ox.Literal(text, datatype=DECIMAL),
        "integer": ox.Literal,
        "boolean": ox.Literal,
    }
)
"""How a value of each type of column is written as an RDF term."""
TEXTS: Mapping[str, Callable[..., str]] = MappingProxyType(
    dict.fromkeys(TERMS, str) | {"word": lambda text: PREFIXES["etio"] + text}
)
"""How the value of such a term is written."""
BATCH = 10_000
"""Rows that are held at a time, where not all are."""
LOCKED: Mapping[str, Setting] = MappingProxyType(
    {
        "memory_limit": "2GB",
        "temp_directory": "",  # nothing is spilled: a file cannot be opened where it is asked
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
)


def opened(folder: Path, threads: int = 2) -> duckdb.DuckDBPyConnection:
    """Open the tables of a graph, to be read only; nothing else can be reached from there.

    All that is read later is read from the one file that is open then, so that an answer can be
    asked for where no more files can be opened.

    Args:
        folder: what ``tables.folder`` gave.
        threads: that answer; one is that of the caller, and then the process may be forked.

    Raises:
        QueryError: if the file is damaged.
    """
    import duckdb  # noqa: PLC0415 - wanted where tables are

    settings: dict[str, Setting] = {**LOCKED, "threads": str(threads)}
    if threads == 1:
        settings["async_threads"] = "0"  # else there are eight, that wait
    try:
        found = duckdb.connect(
            locations.spelled(folder / DATABASE), read_only=True, config=settings
        )
        # Within a process, who opens the same file again is given what is open, locked already.
        if found.execute("SELECT current_setting('lock_configuration')").fetchone() != (True,):
            found.execute("SET enable_external_access = false")
            found.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        hint = f"remove {folder}, and ask again"
        raise QueryError(folder / DATABASE, _reason(error), hint) from error
    return found


def ask(
    tables: duckdb.DuckDBPyConnection, twin: Twin, bound: Mapping[str, ox.NamedNode | ox.Literal]
) -> Answer:
    """Return the answer of a twin: what its question gives, cell by cell.

    Args:
        tables: the open tables.
        twin: what is asked.
        bound: values of parameters, by name; one that is not there is NULL.

    Raises:
        QueryError: if it takes more memory than there is for it.
    """
    import duckdb  # noqa: PLC0415 - as above

    known = (parameter.name for parameter in twin.question.parameters)
    values = {name: bound[name].value if name in bound else None for name in known}
    names = tuple(column.name for column in twin.columns)
    try:
        with tables.cursor() as cursor:
            found = cursor.execute(twin.text, values)
            given = tuple(one[0] for one in found.description)
            rows = found.fetchall()
    except duckdb.Error as error:
        raise QueryError(twin.question.name, _reason(error), "ask by --engine oxigraph") from error
    if given != names:
        what = f"its twin gives {' '.join(given)}"
        raise QueryError(twin.question.name, what, "ask by --engine oxigraph")
    columns = map(_column, twin.columns, zip(*rows, strict=True))
    return Answer(names, tuple(zip(*columns, strict=True)))


def count(tables: duckdb.DuckDBPyConnection, twin: Twin, column: str) -> tuple[int, int]:
    """Return how many rows a twin without parameters gives, and how many values in a column.

    Raises:
        QueryError: as ``values`` does.
    """
    text = f'SELECT count(*), count(DISTINCT "{column}") FROM ({twin.text})'  # noqa: S608 - shipped
    rows, different = next(_rows(tables, twin, text))
    return rows, different


def values(tables: duckdb.DuckDBPyConnection, twin: Twin) -> Iterator[tuple[str | None, ...]]:
    """Yield the rows of a twin without parameters: the values of their terms, in little memory.

    Raises:
        QueryError: if the tables are damaged, or there is too little memory.
    """
    texts = [TEXTS[column.type] for column in twin.columns]
    for row in _rows(tables, twin, twin.text):
        cells = zip(texts, row, strict=True)
        yield tuple(None if value is None else text(value) for text, value in cells)


def _rows(tables: duckdb.DuckDBPyConnection, twin: Twin, text: str) -> Iterator[tuple[Any, ...]]:
    import duckdb  # noqa: PLC0415 - as above

    try:
        with tables.cursor() as cursor:
            cursor.execute(text)
            while rows := cursor.fetchmany(BATCH):
                yield from rows
    except duckdb.Error as error:
        hint = "remove the tables, or ask by --engine oxigraph"
        raise QueryError(twin.question.name, _reason(error), hint) from error


def _column(column: Column, values: Iterable[object]) -> list[Cell]:
    """Return the terms of a column; one that comes often is made once."""
    term, made = TERMS[column.type], dict[object, Cell]({None: None})
    cells = []
    for value in values:
        if value not in made:
            made[value] = term(value)
        cells.append(made[value])
    return cells


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
