"""Reads the facts of single nodes from an open graph, for pages that are made one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from etiograph.rdf.nodes import value
from etiograph.rdf.query import Cell
from etiograph.site.facts import LABEL, Facts
from etiograph.vocabulary import BASE, kind_of

UNION = ox.DefaultGraph()


def facts(store: ox.Store) -> Facts:
    """Return the facts of an open graph, each read when it is asked for, and then kept.

    Its ``kinds`` have the nodes with a label: terms, sources and words.
    """
    return Facts(_Forward(store), _Backward(store), _Kinds(store))


class _Forward(Mapping[str, Mapping[str, Sequence[Cell]]]):
    """What is said of each node."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.known: dict[str, Mapping[str, Sequence[Cell]]] = {}

    def __getitem__(self, iri: str) -> Mapping[str, Sequence[Cell]]:
        if iri not in self.known:
            found: dict[str, set[Cell]] = {}
            node = _node(iri)
            for quad in self.store.quads_for_pattern(node, None, None, UNION) if node else ():
                if isinstance(quad.object, ox.NamedNode | ox.Literal):
                    found.setdefault(quad.predicate.value, set()).add(quad.object)
            self.known[iri] = {name: sorted(many, key=str) for name, many in found.items()}
        if not self.known[iri]:
            raise KeyError(iri)
        return self.known[iri]

    def __iter__(self) -> Iterator[str]:
        """Yield the nodes that have a label; to name all would be to read the graph."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(LABEL), None, UNION)
        yield from sorted({value(quad.subject) for quad in quads})

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Backward(Mapping[tuple[str, str], Sequence[str]]):
    """Who has a value of a property."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.known: dict[tuple[str, str], Sequence[str]] = {}

    def __getitem__(self, key: tuple[str, str]) -> Sequence[str]:
        if key not in self.known:
            predicate, node = map(_node, key)
            quads = (
                self.store.quads_for_pattern(None, predicate, node, UNION)
                if predicate and node
                else ()
            )
            self.known[key] = sorted({value(quad.subject) for quad in quads})
        if not self.known[key]:
            raise KeyError(key)
        return self.known[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self.known

    def __len__(self) -> int:
        return len(self.known)


class _Kinds(Mapping[str, Sequence[str]]):
    """The nodes of each kind that have a label."""

    def __init__(self, store: ox.Store) -> None:
        self.forward = _Forward(store)
        self.known: dict[str, list[str]] = {}

    def _all(self) -> Mapping[str, Sequence[str]]:
        if not self.known:
            for iri in self.forward:
                if iri.startswith(BASE):
                    self.known.setdefault(kind_of(iri), []).append(iri)
        return self.known

    def __getitem__(self, kind: str) -> Sequence[str]:
        return self._all()[kind]

    def __iter__(self) -> Iterator[str]:
        yield from self._all()

    def __len__(self) -> int:
        return len(self._all())


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:  # a text that stands where an IRI may
        return None
