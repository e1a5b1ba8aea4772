"""Splits quads by named graph, for formats that know triples only: a file for each graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.rdf.nodes import graph_of
from etiograph.vocabulary import BASE, PREFIXES, kind_of

MATCHES = tuple(
    f"{PREFIXES['skos']}{one}Match" for one in ("exact", "close", "broad", "narrow", "related")
)
"""IRIs of the properties that lead to a counterpart in another ontology, nearest first."""


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


def is_term(iri: str) -> bool:
    """Tell whether an IRI is one of ours with a kind: of a term, if the terms speak of it."""
    return iri.startswith(BASE) and iri.removeprefix(BASE).count("/") == 1


def of_statement(subject: str, predicate: str) -> ox.NamedNode:
    """Return the graph that says something of a term, or of a word of the vocabulary.

    There is a file of terms and one of mappings for each kind, called by its plural.

    >>> of_statement("https://w3id.org/etiograph/deficiency/zestin-shortage", "rdfs:label").value
    'https://w3id.org/etiograph/graph/terms-deficiencies'
    """
    if not is_term(subject):
        return ox.NamedNode(f"{PREFIXES['graph']}vocabulary")
    kind = kind_of(subject)
    plural = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    folder = "mappings" if predicate in MATCHES else "terms"
    return ox.NamedNode(f"{PREFIXES['graph']}{folder}-{plural}")
