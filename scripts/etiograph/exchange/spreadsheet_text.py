"""Keeps text from being taken for a formula by a spreadsheet, and gives it back exactly.

The rule is OWASP's for CSV injection: an apostrophe before what could begin a formula. It also
stands before an apostrophe, so that one can tell its own from the text's, and within a cell after
``;``, a tab or a line end, where a spreadsheet with another separator would begin a new cell.
"""

from __future__ import annotations

import re

FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""Characters that begin a formula, the full-width ones among them."""
_START = re.compile(rf"\s*[{FORMULA}']|[\t\r\n\0]")
_WITHIN = re.compile(rf"([;\t\r\n] *)(?=[{FORMULA}'])")
_MARKED = re.compile(r"([;\t\r\n] *)'")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a plain number stays as it is.

    >>> neutral("=1+1"), neutral("-5"), neutral("'tis"), neutral("pain")
    ("'=1+1", '-5', "''tis", 'pain')
    """
    if _NUMBER.fullmatch(text):
        return text
    inner = _WITHIN.sub(r"\1'", text)
    return f"'{inner}" if _START.match(inner) else inner


def original(text: str) -> str:
    """Return the text that ``neutral`` was given.

    >>> original("'=1+1"), original("''tis")
    ('=1+1', "'tis")
    """
    return _MARKED.sub(r"\1", text.removeprefix("'"))
