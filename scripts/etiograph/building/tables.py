"""Reads and writes tab-separated tables with lines of metadata at their top, strictly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: where it stands (``path:line``) and its cells by column."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its metadata (key and value, in order), its columns and its rows."""

    path: Path
    metadata: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read(path: Path) -> Table:
    """Return a table: lines ``#key: value``, one line of column names, one line a row.

    Cells are taken as they stand: no quotes, no escapes, no blanks taken off.

    Raises:
        InputError: if the file cannot be read.
        InputSyntaxError: if it has no columns, names one twice, or a line has another number of
            cells than there are columns.
    """
    lines = reading.text(path).split("\n")
    metadata = []
    number = 0
    while number < len(lines) and lines[number].startswith("#"):
        key, colon, value = lines[number][1:].partition(": ")
        if not colon or not value.strip():
            hint = "write: #key: value"
            raise InputSyntaxError(f"{path}:{number + 1}", "not a line of metadata", hint)
        metadata.append((key, value))
        number += 1
    columns = tuple(lines[number].split("\t")) if number < len(lines) else ("",)
    if "" in columns or len(set(columns)) < len(columns):
        what = "the columns are not named, or two bear one name"
        raise InputSyntaxError(f"{path}:{number + 1}", what, "name each column once")
    if lines[-1] != "":
        raise InputSyntaxError(f"{path}:{len(lines)}", "the last line does not end", "end it")
    rows = []
    for place, line in enumerate(lines[number + 1 : -1], number + 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            what = f"{len(cells)} cells under {len(columns)} columns"
            raise InputSyntaxError(f"{path}:{place}", what, "give each column its cell")
        rows.append(Row(f"{path}:{place}", dict(zip(columns, cells, strict=True))))
    return Table(path, tuple(metadata), columns, tuple(rows))


def text(
    metadata: Iterable[tuple[str, str]],
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> str:
    """Return the text of a table that ``read`` reads; rows are written in the order given."""
    lines = [f"#{key}: {value}" for key, value in metadata]
    lines += ["\t".join(cells) for cells in (columns, *rows)]
    return "".join(f"{line}\n" for line in lines)
