"""Turns lexical forms into typed values for engines that compute, and back.

A number can be written in several ways, and the graph keeps the one that was written. So a typed
column has a second one beside it, ``NAME_written``, wherever a form would not come back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

from etiograph.exchange.class_tables import Cell
from etiograph.exchange.grids import BOOLEAN, DATE_TIME, DECIMAL, INTEGER

WRITTEN = "_written"
LARGEST = 2**63
"""The first whole number beyond 64 bits."""
DIGITS, PLACES = 38, 10
"""Of a decimal number: all digits, and those behind the point."""

Value = bool | int | float | Decimal | datetime


def value(cell: Cell, kind: str) -> Value | None:
    """Return the value of a lexical form; None if it is of no typed kind, or fits none.

    Whole numbers are of 64 bits, decimal numbers of ``DIGITS`` with ``PLACES`` behind the point,
    points in time of microseconds and in UTC.
    """
    read = _READ.get(kind)
    if read is None or not isinstance(cell, str):
        return None
    try:
        return read(cell)
    except (ValueError, ArithmeticError):  # also a year before the first, in UTC
        return None


def text(value: object) -> str:
    """Return the lexical form of a typed value: the shortest, which XML Schema calls canonical."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        there = value.astimezone(UTC).replace(tzinfo=None)
        return there.isoformat().rstrip("0").rstrip(".") + "Z" if there.microsecond else _z(there)
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return str(value)


def _z(there: datetime) -> str:
    return f"{there.isoformat()}Z"


def _integer(cell: str) -> int | None:
    found = int(cell)
    return found if -LARGEST <= found < LARGEST else None


def _decimal(cell: str) -> Decimal | None:
    found = Decimal(cell)
    _, digits, exponent = found.as_tuple()
    if not isinstance(exponent, int) or -exponent > PLACES:
        return None
    return found if len(digits) + exponent <= DIGITS - PLACES else None


def _point(cell: str) -> datetime | None:
    found = datetime.fromisoformat(cell)
    return found.astimezone(UTC) if found.tzinfo else None


def _truth(cell: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(cell)


_READ: dict[str, Callable[[str], Value | None]] = {
    BOOLEAN: _truth,
    DATE_TIME: _point,
    DECIMAL: _decimal,
    INTEGER: _integer,
}
