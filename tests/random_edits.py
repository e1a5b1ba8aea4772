"""Random edits of a graph, the same at every run: what a careless hand or program could do."""

from __future__ import annotations

import random
from collections.abc import Callable

import pyoxigraph as ox

from etiograph.vocabulary import PREFIXES

ODD = [
    ox.Literal("12x", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")),
    ox.Literal("2026-02-30T00:00:00Z", datatype=ox.NamedNode(PREFIXES["xsd"] + "dateTime")),
    ox.Literal("1.5", datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")),
    ox.Literal("-7", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")),
    ox.Literal("  two  blanks "),
    ox.Literal("long " * 60, language="en"),
    ox.Literal("kurz", language="de"),
    ox.Literal(value=True),
    ox.Literal(""),
    ox.NamedNode("http://purl.obolibrary.org/obo/odd"),
    ox.NamedNode("https://w3id.org/etiograph/claim/998-999"),
    ox.NamedNode("https://w3id.org/etiograph/symptom/never-declared"),
]
"""Objects that hardly any predicate takes."""


class Editor:
    """Edits a graph step by step, its named graphs and their union alike.

    Attributes:
        store: the graph as it is now.
    """

    def __init__(self, store: ox.Store, seed: int) -> None:
        self.store = ox.Store()
        self.store.bulk_extend(store)
        self.dice = random.Random(seed)  # noqa: S311 - the same at every run, and no secret
        self.quads = sorted(
            (
                q
                for q in store
                if isinstance(q.graph_name, ox.NamedNode)
                and not q.graph_name.value.endswith("/vocabulary")
            ),
            key=str,
        )

    def edit(self, number: int) -> list[ox.Quad]:
        """Make so many edits and return the quads that were added or taken out."""
        changed: list[ox.Quad] = []
        ways: list[Callable[[], list[tuple[ox.Quad, bool]]]] = [
            self._drop,
            self._drop,
            self._odd,
            self._other,
            self._other,
            self._double,
            self._forget,
            self._deprecate,
            self._copy,
        ]
        for _ in range(number):
            for quad, here in self.dice.choice(ways)():
                if (quad in self.store) != here:
                    self._put(quad, here=here)
                    changed.append(quad)
        return changed

    def _one(self, predicate: str = "") -> ox.Quad:
        if predicate:
            return self.dice.choice([q for q in self.quads if q.predicate.value == predicate])
        # As many of each predicate as of any other: rare ones matter as much.
        words = sorted({q.predicate.value for q in self.quads})
        return self._one(self.dice.choice(words))

    def _drop(self):
        return [(self._one(), False)]

    def _with(self, quad: ox.Quad, object_) -> ox.Quad:
        return ox.Quad(quad.subject, quad.predicate, object_, quad.graph_name)

    def _odd(self):
        quad = self._one()
        return [(quad, False), (self._with(quad, self.dice.choice(ODD)), True)]

    def _other(self):
        """Give a node the object that another has, in the place of its own."""
        quad = self._one()
        return [(quad, False), (self._with(quad, self._one(quad.predicate.value).object), True)]

    def _double(self):
        quad = self._one()
        return [(self._with(quad, self._one(quad.predicate.value).object), True)]

    def _forget(self):
        node = self._one().subject
        return [(q, False) for q in self.quads if q.subject == node]

    def _deprecate(self):
        quad = self._one()
        word = ox.NamedNode(PREFIXES["owl"] + "deprecated")
        return [(ox.Quad(quad.subject, word, ox.Literal(value=True), quad.graph_name), True)]

    def _copy(self):
        """Say of one node all that is said of another."""
        node, like = self._one(), self._one()
        return [
            (ox.Quad(node.subject, q.predicate, q.object, q.graph_name), True)
            for q in self.quads
            if q.subject == like.subject
        ]

    def _put(self, quad: ox.Quad, *, here: bool) -> None:
        union = ox.Quad(*quad.triple)
        if here:
            self.store.extend([quad, union])
            self.quads.append(quad)
            return
        self.store.remove(quad)
        self.quads.remove(quad)
        if all(
            isinstance(q.graph_name, ox.DefaultGraph)
            for q in self.store.quads_for_pattern(*quad.triple, None)
        ):
            self.store.remove(union)
