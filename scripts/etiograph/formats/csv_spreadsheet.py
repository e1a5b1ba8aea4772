"""CSV for spreadsheets: flat tables with labels, whose text was changed so that none is a formula.

README.txt in the export says how to undo the change.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.exchange import comma_separated, flat_tables
from etiograph.exchange.class_tables import IRI, Column
from etiograph.exchange.comma_separated import MARK
from etiograph.exchange.content import Content
from etiograph.exchange.grids import Grid
from etiograph.exchange.spreadsheet_text import neutral, original
from etiograph.notice import LICENCE, NOTICE, RIGHTS

TITLE = "CSV for spreadsheets"
EXTRACT = False
README = "README.txt"
SAYS = f"""\
These tables were changed, so that a spreadsheet takes no text in them for a formula.

An apostrophe (') was put before each cell that begins with = + - @ or their full-width forms, also
after blanks, with a tab, a line end, or an apostrophe; and, within a cell, before each of these
characters that follows a semicolon, a tab or a line end, also with blanks between. Whole and
decimal numbers are as they were. No other character was changed.

To undo it: remove the apostrophe that begins a cell, then each that follows a semicolon, a tab or a
line end, also with blanks between. Or take the export "csv", which is exact.

The files are in UTF-8 with a byte order mark, have commas between cells, quotes around each, and
CRLF at the end of a line. Several names in one cell have a blank between them.

What documents affirm, deny, leave open and merely ask stands in a file each: count them apart.
A certainty_rank below 4 means that the document hedges.

{NOTICE}
Licence: {LICENCE}
{RIGHTS}
"""


def files(content: Content) -> dict[str, bytes]:
    """Return the flat tables, and a text that says what was changed and how to undo it."""
    tables = {
        f"{name}.csv": MARK.encode() + _written(grid)
        for name, grid in flat_tables.of(content).items()
    }
    return {README: SAYS.replace("\n", "\r\n").encode(), **tables}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads of all tables, with the change undone.

    Raises:
        InputError: if a table is missing.
        InputSyntaxError: if one is not what ``files`` writes.
    """
    found = {
        name: _read(path, name, files[path])
        for path in files
        if (name := path.removesuffix(".csv")) != path
    }
    return flat_tables.quads(found)


def _written(grid: Grid) -> bytes:
    rows = ([neutral(str(cell or "")) for cell in row] for row in grid.rows)
    return comma_separated.text([one.name for one in grid.columns], rows, quoted=True)


def _read(path: str, name: str, told: bytes) -> Grid:
    header, *rows = comma_separated.rows(path, told.removeprefix(MARK.encode()))
    columns = tuple(Column(one, "", IRI, many=False) for one in header)
    return Grid(name, columns, tuple(tuple(original(c) or None for c in row) for row in rows))
