"""Tab-separated nodes and edges of KGX, in words of Biolink: an edge a claim, hedged ones apart."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.building import tables
from etiograph.exchange import kgx, kgx_reading
from etiograph.exchange.content import Content
from etiograph.exchange.kgx import Record, Value

TITLE = "KGX, tab-separated"
EXTRACT = False
SUFFIX = ".tsv"
BETWEEN = "|"
LISTS = frozenset(
    "category has_evidence has_evidence_of_type publications qualifiers synonym type xref".split()
)
"""Slots of several values, of those that are written; Biolink says so."""
FLAG, NUMBER = "negated", "evidence_count"
TRUE = "true"


def files(content: Content) -> dict[str, bytes]:
    """Return nodes, edges by how they are meant, collapsed edges, and the counterparts."""
    return {
        name + SUFFIX: _table(kgx.COLUMNS[name], records)
        for name, records in kgx.records(content, fits).items()
    }


def fits(text: str) -> bool:
    """Tell whether a cell can hold a text; the format knows no quotes, and readers differ."""
    return not set(text) & set('\t\r\n"' + BETWEEN) and text == text.strip()


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say, the list of counterparts among them."""
    return kgx_reading.said({name: _records(files[name + SUFFIX]) for name in kgx.COLUMNS})


def _table(columns: list[str], records: list[Record]) -> bytes:
    rows = [[_cell(one.get(column, "")) for column in columns] for one in records]
    return tables.text((), columns, rows).encode()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return TRUE if value else ""  # kgx 2.6.0 takes any text here for true, "false" as well
    return BETWEEN.join(value) if isinstance(value, list) else str(value)


def _records(text: bytes) -> list[Record]:
    header, *lines = text.decode().removesuffix("\n").split("\n")
    columns = header.split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]
    return [{name: _value(name, cell) for name, cell in row.items() if cell} for row in rows]


def _value(column: str, cell: str) -> Value:
    if column == FLAG:
        return cell == TRUE
    if column == NUMBER:
        return int(cell)
    return cell.split(BETWEEN) if column in LISTS else cell
