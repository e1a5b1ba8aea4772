"""Gives RDF terms as Python values, by their datatype."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

import pyoxigraph as ox

from etiograph.rdf.query import Cell
from etiograph.vocabulary import PREFIXES, shorten


class Iri(str):
    """An IRI: a string like any other, that knows its prefixed name."""

    __slots__ = ()

    @property
    def short(self) -> str:
        """Prefixed name, or the IRI itself where no prefix fits.

        >>> Iri("https://w3id.org/etiograph/symptom/neck-pain").short
        'symptom:neck-pain'
        """
        return shorten(self)


Value = Iri | str | int | Decimal | float | bool | date | datetime | None
"""What a cell can be: ``None`` where the variable is unbound."""

_INTEGERS = (
    "byte int integer long negativeInteger nonNegativeInteger nonPositiveInteger positiveInteger "
    "short unsignedByte unsignedInt unsignedLong unsignedShort"
)
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_READERS: dict[str, tuple[str, Callable[[str], Value]]] = {
    **dict.fromkeys(_INTEGERS.split(), ("[+-]?[0-9]+", int)),
    **dict.fromkeys(("double", "float"), (r"[+-]?([0-9.]+([eE][+-]?[0-9]+)?|INF)|NaN", float)),
    "boolean": ("true|false|1|0", lambda form: form in ("true", "1")),
    "date": (_DAY, date.fromisoformat),
    "dateTime": (
        rf"{_DAY}T[0-9:]{{8}}(\.[0-9]+)?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?",
        datetime.fromisoformat,
    ),
    "decimal": (r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", Decimal),
}
READERS = MappingProxyType(
    {PREFIXES["xsd"] + name: (re.compile(form), read) for name, (form, read) in _READERS.items()}
)
"""For each datatype that Python has a type for: the form of its values, and how they are read."""


def value(cell: Cell) -> Value:
    """Return the Python value of a term.

    An IRI is an ``Iri``; a literal an ``int``, ``Decimal``, ``float``, ``bool``, ``date`` or
    ``datetime`` by its XSD datatype, a ``datetime`` with its time zone where it has one. Every
    other literal is its text: strings, texts in a language, a ``date`` with a time zone, datatypes
    that Python has no type for, and what is ill-formed or beyond the range of the type.
    """
    if cell is None:
        return None
    if isinstance(cell, ox.NamedNode):
        return Iri(cell.value)
    pattern, read = READERS.get(cell.datatype.value, (None, str))
    if pattern is None or not pattern.fullmatch(cell.value):
        return cell.value
    try:
        return read(cell.value)
    except ValueError:
        return cell.value
