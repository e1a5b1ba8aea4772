"""Writes the tables of a graph: Parquet for any engine, and one file that DuckDB opens at once.

No row passes through Python: Oxigraph writes each answer as SPARQL 1.1 CSV
(https://www.w3.org/TR/sparql11-results-csv-tsv/), in which a variable without value is empty, and
DuckDB sorts it and writes Parquet. The same graph gives the same Parquet files, byte for byte.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import graph, opening, processes
from etiograph.columnar.definitions import Column, Table
from etiograph.errors import InputSyntaxError

if TYPE_CHECKING:
    import duckdb

Setting = str | bool | int | float | list[str]
DATABASE, GAPS = "tables.duckdb", "gaps.txt"
"""The file with all tables; and, where there are such, the names of those that have gaps."""
SQL_TYPES = {"integer": "BIGINT", "boolean": "BOOLEAN"}
"""Types of columns that are not text."""
SETTINGS = {
    "threads": "1",  # else the order in which row groups are written is that of the threads
    "memory_limit": "1GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
ROW_GROUP = 122_880
"""Rows of a row group of Parquet: DuckDB's own default, held so that the bytes stay the same."""


def fill(
    store: ox.Store, place: Path, definitions: Sequence[Table], built: Path | None = None
) -> None:
    """Write the tables of a graph into a folder: ``NAME.parquet`` each, and ``tables.duckdb``.

    Rows are sorted by all columns, in the order of the columns, by code point and value. Where a
    table has not one row for each of what it is of, ``gaps.txt`` names it.

    Args:
        store: an open graph, with the union of all as default graph.
        place: the folder, made here.
        definitions: the tables.
        built: the file of that graph, if processes are to answer that open it again.

    Raises:
        InputSyntaxError: if a query does not give the columns that its header names.
        OutputError: if the system ends such a process.
        OSError: if the folder cannot be written.
    """
    import duckdb  # noqa: PLC0415 - wanted where tables are

    spill = place / "spill"
    settings: dict[str, Setting] = {**SETTINGS, "temp_directory": locations.spelled(spill)}
    place.mkdir()
    try:
        with duckdb.connect(locations.spelled(place / DATABASE), config=settings) as database:
            for table, written in _written(store, place, definitions, built):
                _converted(database, table, written)
                written.unlink()
            gaps = [
                one.name for one in definitions if one.each and not _whole(store, database, one)
            ]
    except duckdb.IOException as error:
        raise OSError(0, " ".join(str(error).split())) from error
    if gaps:
        (place / GAPS).write_text("".join(f"{name}\n" for name in gaps), encoding="utf-8")
    if spill.is_dir():
        spill.rmdir()


def _whole(store: ox.Store, database: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Tell whether each member of a class has its one row.

    In a graph that breaks a shape, a claim may lack what a table is made of, or have it twice.
    """
    members = store.quads_for_pattern(
        None, graph.RDF_TYPE, ox.NamedNode(table.each), ox.DefaultGraph()
    )
    key = table.columns[0].name
    counted = f"SELECT count(*), count(DISTINCT {key}) FROM {table.name}"  # noqa: S608 - our names
    return database.execute(counted).fetchone() == (count := sum(1 for _ in members), count)


def _written(
    store: ox.Store, place: Path, definitions: Sequence[Table], built: Path | None
) -> Iterator[tuple[Table, Path]]:
    """Yield each table with the file that has its rows."""
    if built is None:
        yield from ((table, _answered(store, table, place)) for table in definitions)
        return
    # What takes longest first, as far as the length of a query tells: none waits for it at the end.
    ordered = sorted(definitions, key=lambda table: (-len(table.text), table.name))
    work = partial(_asked, built, place)
    opening.once.cache_clear()  # what stands there may be another graph now
    answered = processes.mapped(work, ordered, processes.available(), ahead=len(ordered))
    with contextlib.closing(answered) as files:
        yield from zip(ordered, files, strict=True)


def _asked(built: Path, place: Path, table: Table) -> Path:
    return _answered(opening.once(built), table, place)


def _answered(store: ox.Store, table: Table, place: Path) -> Path:
    """Write the rows of a table, in no order, as CSV beside where it belongs."""
    found = store.query(table.text)
    names = tuple(column.name for column in table.columns)
    if not isinstance(found, ox.QuerySolutions) or _names(found) != names:
        hint = "name each column of the query in its order"
        raise InputSyntaxError(table.name, "the header does not name what the query gives", hint)
    written = place / f"{table.name}.csv"
    found.serialize(str(written), format=ox.QueryResultsFormat.CSV)
    return written


def _names(found: ox.QuerySolutions) -> tuple[str, ...]:
    return tuple(variable.value for variable in found.variables)


def _converted(database: duckdb.DuckDBPyConnection, table: Table, written: Path) -> None:
    """Make Parquet of the CSV of a table, sorted, and a table of the database of that."""
    kept = written.with_suffix(".parquet")
    # Names and paths are our own; DuckDB takes no parameter for them.
    texts = ", ".join(f"{column.name}: 'VARCHAR'" for column in table.columns)
    # A buffer for a line is by default 32 times the longest one: half of the memory there is.
    read = (
        f"SELECT {', '.join(map(_cast, table.columns))} FROM read_csv({_quoted(written)}, "  # noqa: S608
        f"columns = {{{texts}}}, "
        "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
        "new_line = '\\r\\n', nullstr = '', max_line_size = 16777216, buffer_size = 33554432)"
    )
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP}"
    database.execute(f"COPY ({read} ORDER BY ALL) TO {_quoted(kept)} ({options})")
    copied = f"SELECT * FROM read_parquet({_quoted(kept)})"  # noqa: S608
    database.execute(f"CREATE TABLE {table.name} AS {copied}")


def _cast(column: Column) -> str:
    kind = SQL_TYPES.get(column.type)
    return f"CAST({column.name} AS {kind}) AS {column.name}" if kind else column.name


def _quoted(path: Path) -> str:
    return "'" + locations.spelled(path).replace("'", "''") + "'"
