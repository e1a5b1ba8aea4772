"""Turns an answer into an Arrow table or a data frame with typed columns.

pandas, polars and pyarrow are not needed for anything else: they are the extra ``frames``. The
types are settled once, in Arrow; the data frames are made from the Arrow table.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from etiograph.asking.values import value
from etiograph.errors import MissingPackageError
from etiograph.rdf.query import Answer, Cell

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped]

DIGITS = 38
"""Most digits of a decimal number in Arrow's 128 bits, which pandas and polars share."""
LARGEST, BEYOND = 2**63, 10**308
"""The first whole number that ``int64`` does not hold; near the largest that ``float64`` does."""


def arrow(answer: Answer) -> pa.Table:
    """Return an answer as an Arrow table; what is unbound is null.

    | values of a column | type |
    |---|---|
    | IRIs, texts, or none at all | ``string`` |
    | whole numbers | ``int64``; beyond its range ``decimal128`` |
    | decimal numbers, also with whole ones | ``decimal128(38, places)`` |
    | floating-point numbers, also with the others | ``float64`` |
    | truth values | ``bool`` |
    | days | ``date32`` |
    | points in time | ``timestamp``, in UTC if all have a zone, without if none has |
    | anything mixed, or numbers of more than 38 digits | ``string``, as in TSV |

    Raises:
        MissingPackageError: if pyarrow is not installed.
    """
    columns = (tuple(row[n] for row in answer.rows) for n in range(len(answer.columns)))
    arrays = [_array(column) for column in columns]
    return _package("pyarrow").Table.from_arrays(arrays, names=list(answer.columns))


def pandas(answer: Answer) -> pd.DataFrame:
    """Return an answer as a pandas data frame; what is unbound is ``NA`` or ``NaT``.

    The types are those of ``arrow`` in the words of pandas: ``string``, ``Int64``, ``Float64``,
    ``boolean``, ``datetime64[us]``; decimals and days stay Arrow's.

    Raises:
        MissingPackageError: if pandas or pyarrow is not installed.
    """
    frames, types = _package("pandas"), _package("pyarrow")
    kinds = {
        types.bool_(): frames.BooleanDtype(),
        types.float64(): frames.Float64Dtype(),
        types.int64(): frames.Int64Dtype(),
        types.string(): frames.StringDtype(),
    }

    def kind(column: pa.DataType) -> object:
        own = types.types.is_decimal(column) or types.types.is_date(column)
        return frames.ArrowDtype(column) if own else kinds.get(column)

    return arrow(answer).to_pandas(types_mapper=kind)


def polars(answer: Answer) -> pl.DataFrame:
    """Return an answer as a polars data frame, with the types of ``arrow``.

    Raises:
        MissingPackageError: if polars or pyarrow is not installed.
    """
    frame: pl.DataFrame = _package("polars").from_arrow(arrow(answer))
    return frame


def _package(name: str) -> Any:  # noqa: ANN401 - a module, which may be missing
    try:
        return importlib.import_module(name)
    except ImportError as error:
        hint = "run: pip install 'etiograph[frames]'"
        raise MissingPackageError(name, "not installed", hint) from error


def _array(cells: Sequence[Cell]) -> pa.Array:
    types = _package("pyarrow")
    values: list[Any] = [value(cell) for cell in cells]
    there = [one for one in values if one is not None]
    kinds = set(map(type, there))
    kind = None
    if kinds == {bool}:
        kind = types.bool_()
    elif kinds == {date}:
        kind = types.date32()
    elif kinds == {datetime}:
        zoned = {one.utcoffset() is not None for one in there}
        kind = (
            types.timestamp("us", tz="UTC" if True in zoned else None) if len(zoned) == 1 else None
        )
    elif kinds and kinds <= {int, Decimal, float}:
        kind = _number(there)
    if kind is None:
        values, kind = [None if cell is None else cell.value for cell in cells], types.string()
    elif types.types.is_floating(kind):
        values = [None if one is None else float(one) for one in values]
    return types.array(values, kind)


def _number(values: Sequence[Any]) -> pa.DataType:
    """Return the Arrow type that holds every number, or None where none does."""
    types = _package("pyarrow")
    kinds = set(map(type, values))
    if float in kinds:
        exact = [one for one in values if not isinstance(one, float)]
        return types.float64() if all(abs(one) < BEYOND for one in exact) else None
    if kinds == {int} and all(-LARGEST <= one < LARGEST for one in values):
        return types.int64()
    parts = [Decimal(one).as_tuple() for one in values]
    places = max(-int(part.exponent) for part in parts)
    whole = max(len(part.digits) + int(part.exponent) for part in parts)
    return types.decimal128(DIGITS, places) if max(whole, 0) + places <= DIGITS else None
