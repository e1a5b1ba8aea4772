"""Reads what the tables are: one query a table, with the type of each column."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etiograph.asking import questions
from etiograph.errors import InputSyntaxError
from etiograph.vocabulary import expand

COLUMN = re.compile("(?P<name>[a-zA-Z][a-zA-Z_]*):(?P<type>[a-z]+)")
TYPES = ("iri", "label", "word", "string", "decimal", "integer", "boolean")
"""What a column holds.

``iri``: a whole IRI. ``label``: a text in English. ``word``: the local name of a word of our
ontology. ``decimal``: a number as the graph writes it. ``string``, ``integer``, ``boolean``: those.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table or of an answer: its name, and one of ``TYPES``."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: of the table.
        columns: in order.
        text: the SPARQL that gives its rows.
        each: IRI of the class of which each member has one row, named in the first column; or
            nothing.
    """

    name: str
    columns: tuple[Column, ...]
    text: str
    each: str = ""


def tables(queries: Path) -> list[Table]:
    """Return the tables that ``queries/tables/`` defines, by name.

    Raises:
        InputError: if there is none.
        InputSyntaxError: if a header cannot be read.
    """
    shipped = questions.shipped(queries, "tables")
    return [
        Table(
            one.name,
            columns(one.path, one.columns),
            one.text,
            expand(one.header.get("each", "")) or "",
        )
        for one in shipped
    ]


def columns(where: Path, written: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns that the header of a file names, each ``name:type``.

    Raises:
        InputSyntaxError: if one is not of this form, or of no known type.
    """
    found = [COLUMN.fullmatch(one) for one in written]
    if not found or not all(one and one["type"] in TYPES for one in found):
        hint = f"write name:type, of the types {' '.join(TYPES)}"
        raise InputSyntaxError(where, "a column of the header cannot be read", hint)
    return tuple(Column(one["name"], one["type"]) for one in found if one)


def digest(definitions: list[Table]) -> str:
    """Return what changes whenever a table would: the SHA-256 of all their queries."""
    parts = (part for one in definitions for part in (one.name, one.text))
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()
