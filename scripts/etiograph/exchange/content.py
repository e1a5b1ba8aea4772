"""Holds what is exported, in the forms that the formats are written from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.exchange import class_tables
from etiograph.exchange.class_tables import Cell, Table
from etiograph.rdf import serializing
from etiograph.vocabulary import PREFIXES, shorten

TERMS = f"{shorten(PREFIXES['graph'])}terms-"
"""What the names of the graphs of terms begin with."""
AGENT = "Agent"
STANCES = ("affirms", "denies", "leavesOpen", "asks")
"""Columns of ``Claim``, of which exactly one holds the proposition: what the claim does with it."""


@dataclass(frozen=True)
class Content:
    """A graph, or a choice from one.

    Attributes:
        quads: those of the named graphs.
        whole: tables of the graph that they were chosen from, for their columns; None if they are
            the whole.
        about: what was chosen, in words for people; empty for the whole graph.
    """

    quads: frozenset[ox.Quad]
    whole: Mapping[str, Table] | None = None
    about: str = ""

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The quads as one table a class."""
        return class_tables.of(self.quads, self.whole)

    @cached_property
    def claims(self) -> list[dict[str, Cell]]:
        """The claims, by id, each by the names of the columns of ``Claim``."""
        return self.tables["Claim"].records() if "Claim" in self.tables else []

    @cached_property
    def terms(self) -> dict[str, str]:
        """The graph of each term that claims can speak of, both by prefixed names.

        An agent stands among the terms too, but no claim speaks of one: it encodes them.
        """
        return {
            str(row[0]): str(row[1])
            for table in self.tables.values()
            for row in table.rows
            if str(row[1]).startswith(TERMS) and table.name != AGENT
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """The English label of each resource that has one, by prefixed name."""
        found = {}
        for table in self.tables.values():
            if "label" in table.header:
                place = table.header.index("label")
                found.update({str(row[0]): str(row[place]) for row in table.rows if row[place]})
        return found

    @cached_property
    def classes(self) -> dict[str, str]:
        """The name of its table for the IRI of each resource that has a class."""
        return class_tables.classes(self.quads)

    @cached_property
    def store(self) -> ox.Store:
        """The quads, and their union as default graph, ready to be asked."""
        return graph.store(self.quads)

    @cached_property
    def nquads(self) -> str:
        """Canonical N-Quads: the form whose digest names the graph."""
        return serializing.nquads(self.quads)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical N-Quads, 64 hexadecimal digits."""
        return hashlib.sha256(self.nquads.encode()).hexdigest()


def whole(quads: Iterable[ox.Quad]) -> Content:
    """Return a graph as content."""
    return Content(frozenset(quads))


def stance(claim: Mapping[str, Cell]) -> str:
    """Return what a claim does with its proposition: one of ``STANCES``."""
    return next(one for one in STANCES if claim.get(one))
