"""Shows an answer as an HTML table, for notebooks."""

from __future__ import annotations

import html

import pyoxigraph as ox

from etiograph.asking.values import value
from etiograph.rdf.query import Answer, Cell
from etiograph.vocabulary import shorten

MOST = 20
"""Most rows that are shown."""
LONGEST = 120
"""Most characters of a cell that are shown; the rest is said to be there, and is in its title."""


def table(answer: Answer) -> str:
    """Return an answer as an HTML table, and below it how many rows it has.

    Every text is escaped, so that a label cannot become markup. An IRI is a link if it is one of
    the web, with its prefixed name as text.
    """
    head = "".join(f"<th{_aligned(None)}>{html.escape(name)}</th>" for name in answer.columns)
    body = "".join(
        "<tr>" + "".join(f"<td{_aligned(cell)}>{_shown(cell)}</td>" for cell in row) + "</tr>\n"
        for row in answer.rows[:MOST]
    )
    return (
        f'<table class="dataframe tex2jax_ignore">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n<p>{counted(answer, MOST)}</p>"
    )


def counted(answer: Answer, most: int) -> str:
    """Return how many rows an answer has, and how many of them are shown."""
    rows = len(answer.rows)
    words = "1 row" if rows == 1 else f"{rows} rows"
    return words if rows <= most else f"{words}, of which the first {most} are shown"


def _aligned(cell: Cell) -> str:
    number = isinstance(value(cell), int | float) or type(value(cell)).__name__ == "Decimal"
    return f' style="text-align: {"right" if number else "left"}"'


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, ox.NamedNode):
        return _cut(cell.value)
    if not cell.value.startswith(("http://", "https://")):
        return _cut(cell.value)
    return f'<a href="{html.escape(cell.value)}">{_cut(shorten(cell.value))}</a>'


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return html.escape(text)
    start = html.escape(text[:LONGEST])
    return f'<span title="{html.escape(text)}">{start}… ({len(text)} characters)</span>'
