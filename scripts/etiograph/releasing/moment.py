"""Says of which day a release is: no clock of the machine is ever read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.errors import InputError, UsageError
from etiograph.exchange.content import Content
from etiograph.vocabulary import PREFIXES

NAME = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""
DATES = frozenset(PREFIXES["xsd"] + name for name in ("date", "dateTime"))
SECONDS = re.compile(r"[0-9]{1,15}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|$)")


def day(environment: Mapping[str, str], content: Content) -> str:
    """Return the day of a release, as ``YYYY-MM-DD``.

    It is the one of ``SOURCE_DATE_EPOCH`` (seconds since 1970, UTC) if that is set, else the
    newest day that the graph itself names.

    Raises:
        UsageError: if ``SOURCE_DATE_EPOCH`` is no such number.
        InputError: if it is not set, and the graph names no day.
    """
    if NAME in environment:
        return _of_seconds(environment[NAME])
    newest = max(
        (found.group() for one in _dates(content) if (found := DAY.match(one))), default=""
    )
    if not newest:
        raise InputError("graph", "names no day", f"set {NAME} to that of the release")
    return newest


def _of_seconds(text: str) -> str:
    hint = "give seconds since 1970-01-01 as a number, or leave it out"
    if not SECONDS.fullmatch(text):
        raise UsageError(f"{NAME}={text!r}", "not a moment", hint)
    try:
        return dt.datetime.fromtimestamp(int(text), dt.UTC).date().isoformat()
    except ValueError as error:
        raise UsageError(f"{NAME}={text}", "beyond the year 9999", hint) from error


def _dates(content: Content) -> set[str]:
    literals = (quad.object for quad in content.quads if isinstance(quad.object, ox.Literal))
    return {one.value for one in literals if one.datatype.value in DATES}
