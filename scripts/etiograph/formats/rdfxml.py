"""One file of RDF/XML for each named graph."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.exchange import named_graphs, xml
from etiograph.exchange.content import Content

TITLE = "RDF/XML"
EXTRACT = False


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each named graph, called by the local name of the graph.

    Raises:
        ExportError: if a predicate has no name that XML allows.
    """
    split = named_graphs.of(content.quads)
    return {f"{name}.rdf": xml.written(triples) for name, triples in split.items()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads: the triples of each file, in the graph that it is called by."""
    return named_graphs.read(files, "rdf", ox.RdfFormat.RDF_XML)
