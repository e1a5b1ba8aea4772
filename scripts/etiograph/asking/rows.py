"""Turns an answer into text: a table to read, or TSV, CSV and JSON to go on with."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from itertools import zip_longest

import pyoxigraph as ox

from etiograph.rdf.query import Answer, Cell
from etiograph.vocabulary import PREFIXES, shorten

NARROWEST, TALLEST = 12, 4
"""Least width of a column whose cells are broken, and most lines of such a cell."""
CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")


def render(answer: Answer, form: str, width: int | None = None) -> str:
    """Return an answer as text.

    Args:
        answer: columns and rows.
        form: ``table`` (prefixed names, aligned), ``tsv`` or ``csv`` (full IRIs and values, one
            header line) or ``json`` (SPARQL 1.1 Query Results JSON).
        width: columns of the terminal, for ``table``; None for as wide as it comes.
    """
    if form == "table":
        cells = [[short(cell) for cell in row] for row in answer.rows]
        return table(answer.columns, cells, width)
    if form == "json":
        return _json(answer)
    dialect = {"delimiter": "\t" if form == "tsv" else ",", "lineterminator": "\n"}
    buffer = io.StringIO()
    writer = csv.writer(buffer, **dialect)  # type: ignore[arg-type]
    writer.writerow(answer.columns)
    writer.writerows(["" if cell is None else cell.value for cell in row] for row in answer.rows)
    return buffer.getvalue()


def table(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int | None) -> str:
    """Return aligned columns, made to fit a terminal; nothing is cut.

    Where they are wider than the terminal, columns that hold the same in every row are said once
    above the table. Where that is not enough, long cells go over several lines; and where a column
    would become too narrow to read, there is one block a row.
    """
    if width is None or breadth(columns, cells) <= width:
        return _aligned(columns, cells)
    same = [n for n in range(len(columns)) if len({row[n] for row in cells}) == 1]
    rest = [n for n in range(len(columns)) if n not in same]
    said = [n for n in same if len(cells) > 1 and rest and cells[0][n]]
    once = "".join(f"{columns[n]}: {cells[0][n]}\n" for n in said)
    if len(cells) > 1 and rest:
        columns = [columns[n] for n in rest]
        cells = [[row[n] for n in rest] for row in cells]
    fitted = _wrapped(columns, cells, width) or _blocks(columns, cells)
    return once + ("\n" if once else "") + fitted


def _sizes(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, [name, *(row[n] for row in cells)])) for n, name in enumerate(columns)]


def breadth(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """Return how many characters wide aligned columns are."""
    sizes = _sizes(columns, cells)
    return sum(sizes) + 2 * (len(sizes) - 1)


def _aligned(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    sizes = _sizes(columns, cells)
    return "".join(_line(row, sizes) for row in (columns, ["-" * n for n in sizes], *cells))


def _line(row: Sequence[str], sizes: Sequence[int]) -> str:
    padded = (f"{cell:<{size}}" for cell, size in zip(row, sizes, strict=True))
    return "  ".join(padded).rstrip() + "\n"


def _wrapped(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> str:
    """Return columns whose cells go over several lines, or nothing where that is hard to read."""
    heads = [CAPITAL.split(name) for name in columns]
    places = range(len(columns))
    least = [
        max(map(len, [*heads[n], *(word for row in cells for word in row[n].split())]), default=0)
        for n in places
    ]
    whole = _sizes(columns, cells)
    least = [min(whole[n], max(NARROWEST, least[n])) for n in places]
    sizes = list(whole)
    while sum(sizes) + 2 * (len(sizes) - 1) > width:
        widest = max(places, key=lambda n: (sizes[n] > least[n], sizes[n], -n))
        if sizes[widest] <= least[widest]:
            return ""
        sizes[widest] -= 1
    rows = [[_broken(row[n].split(), " ", sizes[n]) for n in places] for row in cells]
    head = [_broken(heads[n], "", sizes[n]) for n in places]
    if max(len(cell) for row in rows for cell in row) > TALLEST:
        return ""
    lines = [line for row in rows for line in zip_longest(*row, fillvalue="")]
    titles = list(zip_longest(*head, fillvalue=""))
    return "".join(_line(row, sizes) for row in (*titles, ["-" * n for n in sizes], *lines))


def _broken(words: Sequence[str], blank: str, size: int) -> list[str]:
    """Return words on as few lines of a size as they need; no word is broken."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]}{blank}{word}" if lines[-1] else word
        if len(longer) <= size:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _blocks(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    indent = max(map(len, columns))
    blocks = []
    for row in cells:
        pairs = zip(columns, row, strict=True)
        blocks.append("".join(f"{name:>{indent}}  {cell}\n" for name, cell in pairs if cell))
    return "\n".join(blocks)


def short(cell: Cell) -> str:
    """Return a term as people read it: an IRI as its prefixed name, a text on one line."""
    if cell is None:
        return ""
    return shorten(cell.value) if isinstance(cell, ox.NamedNode) else " ".join(cell.value.split())


def _json(answer: Answer) -> str:
    bindings = []
    for row in answer.rows:
        pairs = zip(answer.columns, row, strict=True)
        bindings.append({name: _binding(cell) for name, cell in pairs if cell is not None})
    document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(cell: ox.NamedNode | ox.Literal) -> dict[str, str]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    binding = {"type": "literal", "value": cell.value}
    if cell.language:
        binding["xml:lang"] = cell.language
    elif cell.datatype.value != PREFIXES["xsd"] + "string":
        binding["datatype"] = cell.datatype.value
    return binding
