"""What a question gives in Python: rows of typed values, and the ways on to data frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from etiograph.asking import frames, html_table, rows
from etiograph.asking.values import Value, value
from etiograph.rdf.query import Answer

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped]

SHOWN, WIDTH, LONGEST = 10, 100, 40
"""Most rows, characters of a line and characters of a cell that are shown in a session."""


class Row(Sequence[Value]):
    """One row: its values in order, each also by the name of its column.

    Works like ``sqlite3.Row``: ``row[0]``, ``row["food"]``, ``row.food``, ``dict(row)``, and it
    can be unpacked.
    """

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: tuple[str, ...], values: tuple[Value, ...]) -> None:
        self._columns, self._values = columns, values

    def keys(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return self._columns

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values)

    @overload
    def __getitem__(self, key: int | str) -> Value: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Value, ...]: ...
    def __getitem__(self, key: int | str | slice) -> Value | tuple[Value, ...]:
        if not isinstance(key, str):
            return self._values[key]
        if key not in self._columns:
            raise KeyError(f"no column {key}; there are {', '.join(self._columns)}")
        return self._values[self._columns.index(key)]

    def __getattr__(self, name: str) -> Value:
        if name.startswith("_") or name not in self._columns:
            raise AttributeError(f"no column {name}; there are {', '.join(self.keys())}")
        return self[name]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Row):
            return (self._columns, self._values) == (other._columns, other._values)
        return self._values == other

    def __hash__(self) -> int:
        return hash(self._values)

    def __repr__(self) -> str:
        pairs = zip(self._columns, self._values, strict=True)
        return f"Row({', '.join(f'{name}={one!r}' for name, one in pairs)})"


@dataclass(frozen=True, slots=True, repr=False)
class Result(Sequence[Row]):
    """The answer of a question: a sequence of rows.

    ``len``, iteration, indexing and slicing work as on a list; a slice is a ``Result`` again. In a
    notebook it shows itself as a table, in a session as text.

    Attributes:
        answer: columns, and RDF terms as cells.
    """

    answer: Answer

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order; there also where there is no row."""
        return self.answer.columns

    def __len__(self) -> int:
        return len(self.answer.rows)

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> Result: ...
    def __getitem__(self, key: int | slice) -> Row | Result:
        if isinstance(key, slice):
            return Result(Answer(self.columns, self.answer.rows[key]))
        return Row(self.columns, tuple(map(value, self.answer.rows[key])))

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table; its types are those of ``frames.arrow``.

        Raises:
            MissingPackageError: if pyarrow is not installed.
        """
        return frames.arrow(self.answer)

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame; its types are those of ``frames.pandas``.

        Raises:
            MissingPackageError: if pandas or pyarrow is not installed.
        """
        return frames.pandas(self.answer)

    def to_polars(self) -> pl.DataFrame:
        """Return a polars data frame; its types are those of ``frames.arrow``.

        Raises:
            MissingPackageError: if polars or pyarrow is not installed.
        """
        return frames.polars(self.answer)

    def __repr__(self) -> str:
        """Return a table that fits a session, and what of the result it does not show."""
        cells = [[_cut(rows.short(cell)) for cell in row] for row in self.answer.rows[:SHOWN]]
        fitting = len(self.columns)
        while fitting > 1 and rows.breadth(self.columns[:fitting], cells) > WIDTH:
            fitting -= 1
            cells = [row[:fitting] for row in cells]
        text = rows.table(self.columns[:fitting], cells, None)
        left = ", ".join(self.columns[fitting:])
        return f"{text}{html_table.counted(self.answer, SHOWN)}{left and f'; not shown: {left}'}"

    def _repr_html_(self) -> str:
        """Return an HTML table: what Jupyter calls to show an object."""
        return html_table.table(self.answer)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
