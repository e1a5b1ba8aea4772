"""OWL: the vocabulary with its terms as individuals, in RDF/XML and Turtle, for ontology tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.building.graph import RDF_TYPE
from etiograph.exchange import named_graphs, turtles, xml
from etiograph.exchange.content import Content
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import ETIO, PREFIXES

TITLE = "OWL"
EXTRACT = True
FILE, TURTLE = "etiograph.owl", "etiograph.ttl"
PARTS = tuple(PREFIXES["graph"] + one for one in ("vocabulary", "terms-", "mappings-"))
THINGS = {ETIO.Relation, ETIO.RelationGroup}


def files(content: Content) -> dict[str, bytes]:
    """Return the same ontology twice: as RDF/XML, and as Turtle.

    That a relation is an individual too is left out. OWL 2 DL allows it, but owlready2 would
    change the relation then, and what is asked of a reasoner.
    """
    kept = [
        quad.triple
        for quad in content.quads
        if graph_of(quad).startswith(PARTS) and not _punned(quad)
    ]
    return {FILE: xml.written(kept), TURTLE: turtles.turtle(kept)}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what either file says."""
    return {
        *_quads(ox.parse(files[FILE], format=ox.RdfFormat.RDF_XML)),
        *_quads(ox.parse(files[TURTLE], format=ox.RdfFormat.TURTLE)),
    }


def _punned(quad: ox.Quad) -> bool:
    return quad.predicate == RDF_TYPE and value(quad.object) in THINGS


def _quads(parsed: Iterable[ox.Quad]) -> set[ox.Quad]:
    return {
        ox.Quad(one.subject, one.predicate, one.object, place)
        for one in parsed
        for place in [named_graphs.of_statement(value(one.subject), one.predicate.value)]
    }
