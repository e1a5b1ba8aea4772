"""Counts what an export does not say: by class and property, and where it can be found instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.building import tables
from etiograph.exchange.class_tables import STATEMENT, prefixed
from etiograph.exchange.content import Content
from etiograph.rdf.nodes import value

NAME = "loss.tsv"
COLUMNS = ("class", "property", "quads", "found in")
NOWHERE = "the whole graph only"


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """Quads of one property of one class that a format does not say.

    Attributes:
        about: name of the class; ``Statement`` for plain triples, and for what has no class.
        property: prefixed name.
        quads: how many.
    """

    about: str
    property: str
    quads: int


def of(unsaid: Iterable[ox.Quad], content: Content) -> tuple[Loss, ...]:
    """Return the losses of an export, sorted by class and property."""
    counted = Counter(
        (content.classes.get(value(quad.subject), STATEMENT), prefixed(quad.predicate.value))
        for quad in unsaid
    )
    return tuple(sorted(Loss(*key, quads) for key, quads in counted.items()))


def report(losses: Iterable[Loss], found_in: str) -> bytes:
    """Return the losses as a table: tab-separated, with the columns of ``COLUMNS``."""
    rows = [(one.about, one.property, str(one.quads), found_in) for one in losses]
    return tables.text((), COLUMNS, rows).encode()
