"""Turns an answer into text: a table to read, or TSV, CSV and JSON to go on with."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import pyoxigraph as ox

from etiograph.query import Answer, Cell
from etiograph.vocabulary import PREFIXES, shorten


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
    """Return aligned columns, made to fit a terminal.

    Where they are wider than the terminal, columns that hold the same in every row are said once
    above the table; where that is not enough, there is one block a row.
    """
    if width is None or breadth(columns, cells) <= width:
        return _aligned(columns, cells)
    same = [n for n in range(len(columns)) if len({row[n] for row in cells}) == 1]
    rest = [n for n in range(len(columns)) if n not in same]
    said = [n for n in same if len(cells) > 1 and cells[0][n]]
    once = "".join(f"{columns[n]}: {cells[0][n]}\n" for n in said)
    if len(cells) > 1 and rest:
        columns = [columns[n] for n in rest]
        cells = [[row[n] for n in rest] for row in cells]
    fits = breadth(columns, cells) <= width
    return once + ("\n" if once else "") + (_aligned if fits else _blocks)(columns, cells)


def _sizes(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, [name, *(row[n] for row in cells)])) for n, name in enumerate(columns)]


def breadth(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """Return how many characters wide aligned columns are."""
    sizes = _sizes(columns, cells)
    return sum(sizes) + 2 * (len(sizes) - 1)


def _aligned(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    sizes = _sizes(columns, cells)
    lines = [columns, ["-" * size for size in sizes], *cells]
    padded = (
        "  ".join(f"{cell:<{size}}" for cell, size in zip(line, sizes, strict=True))
        for line in lines
    )
    return "".join(f"{line.rstrip()}\n" for line in padded)


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
