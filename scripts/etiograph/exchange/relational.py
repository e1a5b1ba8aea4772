"""Writes tables into SQLite with their keys, and reads them back from what the file tells of them.

A column that can have several values is a table of its own, ``TABLE_COLUMN``: ``id``, ``position``
in sorted order, ``value``. What each column means stands in ``about_columns``.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from etiograph.exchange import flat_fields, typed_cells
from etiograph.exchange.class_tables import GRAPH, ID, IRI, STATEMENT, Cell, Column
from etiograph.exchange.grids import BOOLEAN, DECIMAL, INTEGER, Grid
from etiograph.vocabulary import expand

COLUMNS = "about_columns"
TOLD = ("table_name", "column_name", "position", "property", "iri", "value", "graph", "many")
CLASSES = "resource_class"
"""Table that names, for each resource that has a class, the table of it."""
KEYS = {
    flat_fields.SYNONYMS: (ID, "synonym"),
    flat_fields.MAPPINGS: (ID, "match", "counterpart"),
}
"""Primary keys other than ``id``."""
FEW = 20
"""An index on a column with no more different values would be of no use."""
_TYPES = {BOOLEAN: "INTEGER", INTEGER: "INTEGER", DECIMAL: "REAL"}
_Targets = Sequence[tuple[str, frozenset[str]]]
"""Tables that a foreign key can point to, and their ids."""


def write(
    base: sqlite3.Connection,
    exact: Mapping[str, Grid],
    flat: Mapping[str, Grid],
    meanings: Mapping[str, str],
) -> None:
    """Write tables of classes and flat tables into an empty database.

    Args:
        base: without open transaction.
        exact: tables of classes, by name.
        flat: flat tables, by name.
        meanings: definitions by property, for people.
    """
    homes = {
        str(row[0]): name for name, one in exact.items() if name != STATEMENT for row in one.rows
    }
    _create(base, CLASSES, ("id TEXT NOT NULL PRIMARY KEY", "table_name TEXT NOT NULL"))
    _fill(base, CLASSES, 2, sorted(homes.items()))
    texts = [f"{name} TEXT" for name in (*TOLD[:2], *TOLD[3:7], "definition")]
    numbers = ["position INTEGER NOT NULL", "many INTEGER NOT NULL"]
    order = [*texts[:2], numbers[0], *texts[2:6], numbers[1], texts[6]]
    _create(base, COLUMNS, (*order, "PRIMARY KEY (table_name, column_name)"))
    ids = {name: _ids(grid) for name, grid in exact.items() if name != STATEMENT}
    everything = (CLASSES, frozenset(homes))
    of_exact = [*ids.items(), everything]
    of_flat = [(flat_fields.NODES, _ids(flat[flat_fields.NODES])), *of_exact]
    for grids, targets in ((flat, of_flat), (exact, of_exact)):
        for grid in grids.values():
            _write(base, grid, targets)
            told = [_told(grid.name, n, one, meanings) for n, one in enumerate(grid.columns)]
            _fill(base, COLUMNS, len(order), told)


def read(base: sqlite3.Connection) -> dict[str, Grid]:
    """Return the tables that ``about_columns`` tells of.

    Raises:
        sqlite3.Error: if one of them is missing, or there is no such table.
    """
    told: dict[str, list[Column]] = defaultdict(list)
    names = ", ".join(TOLD)
    query = f"SELECT {names} FROM {COLUMNS} ORDER BY table_name, position"  # noqa: S608
    for table, column, _, word, _, value, graph, many in base.execute(query):
        told[table].append(Column(column, word or "", value, bool(many), graph or ""))
    return {name: _read(base, name, columns) for name, columns in told.items()}


def quoted(name: str) -> str:
    """Return a name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _ids(grid: Grid) -> frozenset[str]:
    return frozenset(str(row[0]) for row in grid.rows)


def _create(
    base: sqlite3.Connection, name: str, parts: Iterable[str], how: str = ", WITHOUT ROWID"
) -> None:
    base.execute(f"CREATE TABLE {quoted(name)} ({', '.join(parts)}) STRICT{how}")


def _fill(
    base: sqlite3.Connection, name: str, width: int, rows: Iterable[Sequence[object]]
) -> None:
    places = ", ".join("?" * width)
    base.executemany(f"INSERT INTO {quoted(name)} VALUES ({places})", rows)  # noqa: S608


def _told(
    table: str, place: int, column: Column, meanings: Mapping[str, str]
) -> tuple[object, ...]:
    word = column.property
    named = (word or None, expand(word), column.value, column.graph or None)
    return (table, column.name, place, *named, int(column.many), meanings.get(word))


def _write(base: sqlite3.Connection, grid: Grid, targets: _Targets) -> None:
    own = [one for one in targets if one[0] != grid.name]
    parts, indexed = [], []
    filled: list[Sequence[object]] = []
    for place, column in enumerate(grid.columns):
        cells = [row[place] for row in grid.rows]
        if column.many:
            continue
        must = " NOT NULL" if column.name in (ID, GRAPH) else ""
        key = _key(column, cells, targets if column.name != ID else own)
        parts.append(f"{quoted(column.name)} {_TYPES.get(column.value, 'TEXT')}{must}{key}")
        indexed += [column.name] if key and column.name != ID and len(set(cells)) > FEW else []
        values = [_value(cell, column.value) for cell in cells]
        filled.append(values)
        pairs = zip(values, cells, strict=True)
        odd = [None if _text(value, column.value) == cell else cell for value, cell in pairs]
        if any(one is not None for one in odd):
            parts.append(f"{quoted(column.name + typed_cells.WRITTEN)} TEXT")
            filled.append(odd)
    key_of = ", ".join(map(quoted, KEYS.get(grid.name, (ID,))))
    # Ids are long: with row numbers, an index does not hold them once more.
    _create(base, grid.name, (*parts, f"PRIMARY KEY ({key_of})"), "")
    _fill(base, grid.name, len(filled), zip(*filled, strict=True))
    for name in indexed:
        _index(base, grid.name, name)
    for place, column in enumerate(grid.columns):
        if column.many:
            _link(base, grid, place, targets)


def _link(base: sqlite3.Connection, grid: Grid, place: int, targets: _Targets) -> None:
    column = grid.columns[place]
    name = f"{grid.name}_{column.name}"
    rows = [
        (row[0], number, text)
        for row in grid.rows
        for number, text in enumerate(row[place] or (), 1)
    ]
    key = _key(column, [text for _, _, text in rows], targets)
    parts = (
        f"id TEXT NOT NULL REFERENCES {quoted(grid.name)} (id)",
        "position INTEGER NOT NULL",
        f"value TEXT NOT NULL{key}",
        "PRIMARY KEY (id, position)",
    )
    _create(base, name, parts)
    _fill(base, name, 3, rows)
    _index(base, name, "value")


def _index(base: sqlite3.Connection, table: str, column: str) -> None:
    name = quoted(f"{table}_by_{column}")
    base.execute(f"CREATE INDEX {name} ON {quoted(table)} ({quoted(column)})")


def _key(column: Column, cells: Iterable[Cell], targets: _Targets) -> str:
    """Return the foreign key of a column: to the first table that holds all that it names."""
    named = {cell for cell in cells if cell is not None}
    if column.value != IRI or not named:
        return ""
    for name, ids in targets:
        if named <= ids:
            return f" REFERENCES {quoted(name)} (id)"
    return ""


def _value(cell: Cell, kind: str) -> object:
    if kind not in _TYPES:
        return cell
    value = typed_cells.value(cell, kind)
    if isinstance(value, bool):
        return int(value)
    return float(value) if isinstance(value, Decimal) else value


def _text(value: object, kind: str) -> Cell:
    if value is None:
        return None
    return typed_cells.text(bool(value) if kind == BOOLEAN else value)


def _read(base: sqlite3.Connection, name: str, columns: Sequence[Column]) -> Grid:
    there = {row[1] for row in base.execute(f"PRAGMA table_info({quoted(name)})")}
    plain = [one for one in columns if not one.many]
    beside = [one for one in plain if one.name + typed_cells.WRITTEN in there]
    asked = [*(c.name for c in plain), *(c.name + typed_cells.WRITTEN for c in beside)]
    query = f"SELECT {', '.join(map(quoted, asked))} FROM {quoted(name)}"  # noqa: S608
    many = {one.name: _links(base, f"{name}_{one.name}") for one in columns if one.many}
    rows = []
    for found in base.execute(query):
        cells = {c.name: _text(v, c.value) for c, v in zip(plain, found, strict=False)}
        for column, written in zip(beside, found[len(plain) :], strict=True):
            cells[column.name] = written or cells[column.name]
        cells |= {column: links.get(found[0]) for column, links in many.items()}
        rows.append(tuple(cells[one.name] for one in columns))
    return Grid(name, tuple(columns), tuple(rows))


def _links(base: sqlite3.Connection, name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = f"SELECT id, value FROM {quoted(name)} ORDER BY id, position"  # noqa: S608
    for resource, text in base.execute(query):
        found[resource].append(text)
    return {one: tuple(texts) for one, texts in found.items()}
