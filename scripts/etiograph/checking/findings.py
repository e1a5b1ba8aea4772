"""What a check finds: one rule broken at one place, so that a person can act on it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.rdf.nodes import value

VIOLATION, WARNING = "Violation", "Warning"
BLANK = "a blank node"
"""What stands for a blank node: its label means nothing, and is another at each run."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One rule broken at one place.

    Attributes:
        severity: ``Violation`` or ``Warning``.
        focus: IRI at which the rule is broken.
        shape: IRI of the shape, or name of the hygiene query.
        rule: the rule, as a fact.
        remedy: what to do.
        file: file below the project's root that speaks of the focus, or empty.
        value: the offending value, or empty.
    """

    severity: str
    focus: str
    shape: str
    rule: str
    remedy: str
    file: str
    value: str


def split(message: str) -> tuple[str, str]:
    """Return rule and remedy of a message of two sentences.

    >>> split("A span has one start. Take it from etiograph locate.")
    ('A span has one start', 'Take it from etiograph locate')
    """
    rule, _, remedy = message.partition(". ")
    return rule.rstrip("."), remedy.rstrip(".")


def plain(term: str) -> str:
    """Return the IRI, or the lexical form, of a term in the notation of N-Triples.

    >>> plain('"kurz"@de')
    'kurz'
    """
    if term.startswith("<"):
        return term[1:-1]
    if term.startswith("_:"):
        return BLANK
    (triple,) = ox.parse(f"<x:a> <x:b> {term} .", format=ox.RdfFormat.N_TRIPLES)
    return value(triple.object)


def file_of(store: ox.Store | None, iri: str) -> str:
    """Return the file in which a node is described, or what derived it; empty if unknown."""
    if store is None:
        return ""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return ""
    for predicate in (graph.RDF_TYPE, None):
        quads = store.quads_for_pattern(node, predicate, None, None)
        graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}
        if graphs:
            return ", ".join(sorted(graph.file_of(one) for one in graphs))
    return ""
