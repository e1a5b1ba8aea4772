"""Reads the SQL twins: a file ``NAME.sql`` beside a query ``NAME.rq``, over the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from etiograph.asking.questions import Question
from etiograph.columnar import definitions
from etiograph.columnar.definitions import Column
from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading

COLUMNS = re.compile(r"--\+ columns: +(?P<columns>\S.*)")
"""First line of a twin: the columns of the question, each with its type."""
FOLDERS = ("competency", "index")
"""Folders of the shipped queries in which a query may have a twin."""


@dataclass(frozen=True, slots=True)
class Twin:
    """SQL that gives the same columns and rows as a question, in the same order.

    Attributes:
        question: what it is the twin of.
        columns: the columns of the question, with the types that its cells have.
        text: one SELECT over the tables; parameters are ``$name``.
    """

    question: Question
    columns: tuple[Column, ...]
    text: str


def beside(question: Question) -> Path:
    """Return where the twin of a question would stand."""
    return question.path.with_suffix(".sql")


def of(question: Question, queries: Path) -> Twin | None:
    """Return the twin of a shipped question, or None where it has none.

    A query file of somebody else has none, whatever stands beside it: only shipped SQL is run.

    Raises:
        InputSyntaxError: if the first line does not name the columns of the question.
    """
    path = beside(question)
    shipped = [(queries / folder).resolve() for folder in FOLDERS]
    if path.parent.resolve() not in shipped or not path.is_file():
        return None
    text = reading.text(path)
    found = COLUMNS.match(text)
    columns = definitions.columns(path, found["columns"].split()) if found else ()
    if tuple(column.name for column in columns) != question.columns:
        hint = f"begin it with: --+ columns: and {' '.join(question.columns)}, each name:type"
        raise InputSyntaxError(path, "does not name the columns of its question", hint)
    return Twin(question, columns, text)
