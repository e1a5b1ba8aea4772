"""Reads the text off RDF nodes, and refuses the one kind that the graph does not hold."""

from __future__ import annotations

import pyoxigraph as ox

from etiograph.errors import InputError

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def value(node: Node) -> str:
    """Return the IRI of a node, or the lexical form of a literal.

    Raises:
        InputError: if it is a quoted triple; rdflib cannot read RDF-star.
    """
    if isinstance(node, ox.Triple):
        raise InputError(str(node), "a quoted triple", "say it with a node that has an IRI")
    return node.value


def graph_of(quad: ox.Quad) -> str:
    """Return the IRI of the named graph of a quad; empty for the default graph."""
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
