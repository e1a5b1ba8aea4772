"""Reads mappings to other ontologies from SSSOM tables."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf import reading
from etiograph.vocabulary import expand

JUSTIFICATIONS = {
    "semapv:BackgroundKnowledgeBasedMatching",
    "semapv:LexicalMatching",
    "semapv:ManualMappingCuration",
}
"""Lexical where the names agree; by background knowledge where the reference tables say so; by
hand only where a person did it."""
PREDICATES = {f"skos:{kind}Match" for kind in ("broad", "close", "exact", "narrow", "related")}
COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
MODIFIER = "predicate_modifier"
"""Column in which SSSOM says that a mapping does not hold."""


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        triple: subject, SKOS predicate, object.
        cells: every cell by the name of its column, as it stands.
    """

    triple: ox.Triple
    cells: Mapping[str, str]


def read(path: Path) -> list[ox.Triple]:
    """Return one triple for each row of an SSSOM table: subject, SKOS predicate, object.

    Raises:
        InputError, InputSyntaxError: as ``rows`` does.
    """
    return [row.triple for row in rows(path)]


def rows(path: Path) -> list[Row]:
    """Return the rows of an SSSOM table, in its order.

    The table is tab-separated; lines that start with ``#`` carry its metadata.
    Format: https://mapping-commons.github.io/sssom/

    Raises:
        InputError: if the file cannot be read, or a cell has control or direction characters or is
            outside Unicode normal form C.
        InputSyntaxError: if a column is missing, a row is too short or too long, or a prefix is
            unknown, or a mapping is denied.
    """
    lines = reading.text(path).splitlines()
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    table = csv.DictReader(lines[start:], delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [column for column in COLUMNS if column not in (table.fieldnames or ())]
    if missing:
        raise InputSyntaxError(f"{path}:{start + 1}", f"no column {missing[0]}", "add the column")
    return [_row(f"{path}:{start + 1 + number}", row) for number, row in enumerate(table, 1)]


def _row(where: str, found: Mapping[str | None, str | list[str] | None]) -> Row:
    if None in found:
        raise InputSyntaxError(where, "more cells than columns", "take out a tab")
    if found.get(MODIFIER):
        what = f"{MODIFIER} is {found[MODIFIER]}"
        raise InputSyntaxError(where, what, "take the row out: the graph holds no denied mapping")
    cells = {f"{column}": f"{cell or ''}" for column, cell in found.items()}
    for column, cell in cells.items():
        bad = reading.flaw(cell)
        if bad:
            raise InputError(where, bad[0], bad[1].format(column))
    return Row(_triple(where, cells), cells)


def _triple(where: str, row: Mapping[str, str]) -> ox.Triple:
    nodes = []
    for column in COLUMNS[:3]:
        iri = expand(row[column])
        if iri is None:
            what = f"{column} is {row[column] or 'empty'}"
            raise InputSyntaxError(where, what, "use a prefixed name with a known prefix")
        nodes.append(ox.NamedNode(iri))
    if row[COLUMNS[1]] not in PREDICATES:
        hint = f"use one of {', '.join(sorted(PREDICATES))}"
        raise InputSyntaxError(where, f"{COLUMNS[1]} is {row[COLUMNS[1]]}", hint)
    if row[COLUMNS[3]] not in JUSTIFICATIONS:
        hint = f"use one of {', '.join(sorted(JUSTIFICATIONS))}"
        raise InputSyntaxError(where, f"{COLUMNS[3]} is {row[COLUMNS[3]] or 'empty'}", hint)
    return ox.Triple(*nodes)
