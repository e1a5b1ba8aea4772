"""Writes and reads comma-separated values by RFC 4180: CRLF, UTF-8, quotes where they are needed.

A cell with several values is a JSON array, so that values may hold any character.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from etiograph.errors import InputSyntaxError
from etiograph.exchange.class_tables import Cell

MARK = "\ufeff"
"""Byte order mark, without which Excel takes UTF-8 for another encoding."""
LONGEST = 2**27
"""Characters of a cell that are read; Python's own limit is 2**17."""


def text(header: Iterable[str], rows: Iterable[Iterable[Cell]], *, quoted: bool = False) -> bytes:
    """Return a table.

    Args:
        header: names of the columns.
        rows: None becomes an empty cell, several values a JSON array.
        quoted: whether every cell stands in quotes.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(
        target, lineterminator="\r\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    )
    writer.writerow(header)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return target.getvalue().encode()


def rows(name: str, told: bytes) -> Iterator[list[str]]:
    """Yield the rows of a table, its header first.

    Raises:
        InputSyntaxError: if it is not in UTF-8, breaks the grammar, or a row has another number
            of cells than the header.
    """
    old = csv.field_size_limit(LONGEST)
    try:
        width = None
        for row in csv.reader(io.StringIO(told.decode(), newline=""), strict=True):
            width = len(row) if width is None else width
            if len(row) != width:
                what = f"a row has {len(row)} cells, the header {width}"
                raise InputSyntaxError(name, what, "export anew")
            yield row
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputSyntaxError(name, f"no CSV in UTF-8: {error}", "export anew") from error
    finally:
        csv.field_size_limit(old)


def several(name: str, cell: str) -> tuple[str, ...]:
    """Return the values of a cell that has several.

    Raises:
        InputSyntaxError: if it is no JSON array.
    """
    try:
        found = json.loads(cell)
    except ValueError as error:
        raise InputSyntaxError(name, f"no JSON array: {cell[:40]}", "export anew") from error
    return tuple(map(str, found))


def _plain(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False)
    return cell or ""
