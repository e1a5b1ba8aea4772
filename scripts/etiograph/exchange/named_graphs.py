"""Splits quads by named graph, for formats that know triples only: a file for each graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.rdf.nodes import graph_of
from etiograph.vocabulary import PREFIXES, kind_of


def of(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Triple]]:
    """Return the triples of each named graph, by its local name, sorted by that."""
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        found[graph_of(quad).removeprefix(PREFIXES["graph"])].append(quad.triple)
    return {name: found[name] for name in sorted(found)}


def read(files: Mapping[str, bytes], suffix: str, form: ox.RdfFormat) -> set[ox.Quad]:
    """Return the quads of files that are called ``local name.suffix`` of their graph."""
    found = set()
    for name, text in files.items():
        if not name.endswith(f".{suffix}"):
            continue
        graph = ox.NamedNode(PREFIXES["graph"] + name.removesuffix(f".{suffix}"))
        triples = [quad.triple for quad in ox.parse(text, format=form)]
        found |= {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}
    return found


def of_term(iri: str, folder: str = "terms") -> ox.NamedNode:
    """Return the graph of the file in a folder that speaks of the terms of one kind.

    >>> of_term("https://w3id.org/etiograph/deficiency/vitamin-d-deficiency", "mappings").value
    'https://w3id.org/etiograph/graph/mappings-deficiencies'
    """
    kind = kind_of(iri)
    plural = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return ox.NamedNode(f"{PREFIXES['graph']}{folder}-{plural}")
