"""One file of RDF/XML for each named graph."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.errors import ExportError
from etiograph.exchange import named_graphs
from etiograph.exchange.class_tables import prefixed
from etiograph.exchange.content import Content
from etiograph.vocabulary import PREFIXES

TITLE = "RDF/XML"
EXTRACT = False
NAME = re.compile(r"[A-Za-z_][\w.-]*\Z")
"""The local part of a predicate's name in XML, kept to what every reader takes."""


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each named graph, called by the local name of the graph.

    Raises:
        ExportError: if a predicate has no name that XML allows.
    """
    split = named_graphs.of(content.quads)
    return {f"{name}.rdf": written(triples) for name, triples in split.items()}


def written(triples: list[ox.Triple]) -> bytes:
    """Return triples as RDF/XML, sorted, with the prefixes of their predicates.

    Raises:
        ExportError: if a predicate has no name that XML allows.
    """
    used = set()
    for predicate in {triple.predicate.value for triple in triples}:
        prefix, _, local = prefixed(predicate).partition(":")
        if prefix not in PREFIXES or not NAME.match(local):
            hint = "give it a known prefix, and a name of letters and digits"
            raise ExportError(predicate, "a predicate that RDF/XML cannot name", hint)
        used.add(prefix)
    namespaces = {one: PREFIXES[one] for one in sorted(used | {"rdf"})}
    ordered = sorted(triples, key=str)
    text = io.BytesIO()
    ox.serialize(ordered, text, format=ox.RdfFormat.RDF_XML, prefixes=namespaces)
    return text.getvalue() + b"\n"


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads: the triples of each file, in the graph that it is called by."""
    return named_graphs.read(files, "rdf", ox.RdfFormat.RDF_XML)
