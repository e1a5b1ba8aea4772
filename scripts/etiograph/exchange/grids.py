"""Makes a table ready for formats that know columns by a plain name: each column named once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from etiograph.exchange.class_tables import (
    GRAPH,
    HOME,
    ID,
    IRI,
    STATEMENT,
    Cell,
    Column,
    Table,
)

BOOLEAN, DATE_TIME, DECIMAL, INTEGER = "xsd:boolean", "xsd:dateTime", "xsd:decimal", "xsd:integer"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose rows have a cell for each of its columns.

    Attributes:
        name: of the table.
        columns: all, ``id`` and ``graph`` among them, which have no property. Names are letters,
            digits and low lines, and differ in more than capitals.
        rows: cells are lexical forms and prefixed names, as in ``class_tables``.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def of(table: Table) -> Grid:
    """Return a table of a class as a grid."""
    place = Column(ID, "", INTEGER if table.name == STATEMENT else IRI, many=False)
    home = Column(GRAPH, "", IRI, many=False)
    return Grid(table.name, (place, home, *_named(table.columns)), table.rows)


def table(grid: Grid) -> Table:
    """Return the table of a class that a grid was made from, but for the names of its columns."""
    return Table(grid.name, grid.columns[2:], grid.rows)


def meanings(tables: Mapping[str, Table]) -> dict[str, str]:
    """Return the definition of each property that has one, by prefixed name."""
    found = {}
    for one in tables.values():
        if "definition" in one.header:
            place = one.header.index("definition")
            found.update({str(row[0]): str(row[place]) for row in one.rows if row[place]})
    return found


def _named(columns: Iterable[Column]) -> list[Column]:
    columns = list(columns)
    alike: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        alike[_forms(column)[0].casefold()].append(column)
    names = {}
    for local, group in alike.items():
        level = 1 if local in (ID, GRAPH) else 0
        while len({_forms(one)[level].casefold() for one in group}) < len(group):
            level += 1
        names.update({(c.property, c.value, c.graph): _forms(c)[level] for c in group})
    return [replace(c, name=names[c.property, c.value, c.graph]) for c in columns]


def _forms(column: Column) -> tuple[str, ...]:
    """Return names for a column, each saying more than the one before."""
    prefix, _, local = column.property.rpartition(":")
    parts = [f"{prefix}_{local}", column.value.lstrip("@"), column.graph or HOME]
    plain = ["".join(c if c.isalnum() else "_" for c in part) for part in parts]
    longer = ["_".join(part for part in plain[:n] if part) for n in (1, 2, 3)]
    return (local, *longer)
