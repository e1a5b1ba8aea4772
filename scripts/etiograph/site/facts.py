"""Holds what a graph says of each node, both ways, for pages that ask of nearly all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.rdf.nodes import value
from etiograph.rdf.query import Cell
from etiograph.vocabulary import BASE, PREFIXES, kind_of, shorten

TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
DEFINITION = PREFIXES["skos"] + "definition"


@dataclass(frozen=True, slots=True)
class Facts:
    """Every triple of a graph, by subject and by object.

    Attributes:
        forward: for each subject and predicate the objects, sorted.
        backward: for each predicate and object the subjects, sorted.
        kinds: for each kind of ours the nodes that have a class.
    """

    forward: Mapping[str, Mapping[str, Sequence[Cell]]]
    backward: Mapping[tuple[str, str], Sequence[str]]
    kinds: Mapping[str, Sequence[str]]

    def all(self, iri: str, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        return [cell.value for cell in self.forward.get(iri, {}).get(predicate, ()) if cell]

    def one(self, iri: str, predicate: str) -> str:
        """Return the first value of a property, or an empty text."""
        return next(iter(self.all(iri, predicate)), "")

    def whose(self, predicate: str, value: str) -> Sequence[str]:
        """Return the subjects that have this value of a property, sorted."""
        return self.backward.get((predicate, value), ())

    def of_class(self, name: str) -> Sequence[str]:
        """Return the nodes of a class, sorted."""
        return self.whose(TYPE, name)

    def label(self, iri: str) -> str:
        """Return the label of a node; without one, its prefixed name or IRI."""
        return self.one(iri, LABEL) or shorten(iri)

    def by_label(self, iris: Iterable[str]) -> list[str]:
        """Return nodes in the order of their labels, each once."""
        return sorted(set(iris), key=lambda iri: (self.label(iri).casefold(), iri))


def read(store: ox.Store) -> Facts:
    """Return the facts of an open graph, asserted and derived."""
    forward: dict[str, dict[str, set[Cell]]] = {}
    backward: dict[tuple[str, str], set[str]] = {}
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subject, predicate, thing = value(quad.subject), quad.predicate.value, quad.object
        if isinstance(thing, ox.NamedNode | ox.Literal):
            forward.setdefault(subject, {}).setdefault(predicate, set()).add(thing)
        if isinstance(thing, ox.NamedNode):
            backward.setdefault((predicate, thing.value), set()).add(subject)
    kinds: dict[str, list[str]] = {}
    for iri in sorted(forward):
        if iri.startswith(BASE) and TYPE in forward[iri]:
            kinds.setdefault(kind_of(iri), []).append(iri)
    ordered = {
        iri: {name: sorted(many, key=str) for name, many in said.items()}
        for iri, said in forward.items()
    }
    return Facts(ordered, {key: sorted(many) for key, many in backward.items()}, kinds)
