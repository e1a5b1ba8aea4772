"""One file of Turtle for each named graph."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.exchange import named_graphs, turtles
from etiograph.exchange.content import Content

TITLE = "Turtle"
EXTRACT = False


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each named graph, called by the local name of the graph."""
    split = named_graphs.of(content.quads)
    return {f"{name}.ttl": turtles.turtle(triples) for name, triples in split.items()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads: the triples of each file, in the graph that it is called by."""
    return named_graphs.read(files, "ttl", ox.RdfFormat.TURTLE)
