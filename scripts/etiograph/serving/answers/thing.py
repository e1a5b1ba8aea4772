"""Answers with what the graph says of one thing, as RDF."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import pyoxigraph as ox

from etiograph.serving import sparql_forms
from etiograph.serving.children import TooLargeError
from etiograph.serving.limits import Limits
from etiograph.serving.replies import RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.vocabulary import BASE, PREFIXES

UNION = ox.DefaultGraph()
ONTOLOGY = ox.NamedNode(PREFIXES["etio"].removesuffix("#"))
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def answer(graph: ServedGraph, given: Mapping[str, Any], limits: Limits) -> Reply:
    """Answer with the triples of which ``iri`` is the subject, and the labels of what they name.

    Of the ontology these are the triples of all its words, of a named graph those that it holds.

    Args:
        graph: what is asked.
        given: ``iri``; ``form``, the name of a format of RDF; ``exists``, to answer without a body.
        limits: of the answer.

    Raises:
        RefusedError: 404 if nothing is said of it.
        TooLargeError: of a graph that is larger than an answer may be.
    """
    form = next(one for one in sparql_forms.GRAPHS if one.name == given["form"])
    try:
        node = ox.NamedNode(given["iri"])
    except ValueError as error:
        raise RefusedError(404, "no such thing", "look for its name at /explore") from error
    said = _said(graph, node, limits)
    if not said:
        raise RefusedError(404, "no such thing", "look for its name at /explore")
    if given.get("exists"):
        return Reply(200, form.kind, b"")
    prefixes = dict(PREFIXES) if form is sparql_forms.TURTLE else None
    into = io.BytesIO()
    ox.serialize(sorted(said, key=str), into, sparql_forms.GRAPHS[form], prefixes=prefixes)
    return Reply(200, form.kind, into.getvalue())


def _said(graph: ServedGraph, node: ox.NamedNode, limits: Limits) -> set[ox.Triple]:
    """Return what is to be said of a thing."""
    if graph.store.contains_named_graph(node):
        return _bounded(graph.store.quads_for_pattern(None, None, None, node), limits)
    subjects = _words(graph) if node == ONTOLOGY else ()
    quads = (graph.store.quads_for_pattern(one, None, None, UNION) for one in (node, *subjects))
    said = _bounded(chain.from_iterable(quads), limits)
    named = {
        term for t in said for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode)
    }
    for one in named if said else ():
        said |= {quad.triple for quad in graph.store.quads_for_pattern(one, LABEL, None, UNION)}
    return said


def _bounded(quads: Iterable[ox.Quad], limits: Limits) -> set[ox.Triple]:
    found, size = set(), 0
    for quad in quads:
        size += len(str(quad.triple))
        if size > 4 * limits.answer:
            raise TooLargeError
        found.add(quad.triple)
    return found


def _words(graph: ServedGraph) -> Iterable[ox.NamedNode]:
    """Return the words of the ontology: its graph says what they are."""
    within = ox.NamedNode(f"{BASE}graph/vocabulary")
    subjects = {quad.subject for quad in graph.store.quads_for_pattern(None, None, None, within)}
    return (one for one in subjects if isinstance(one, ox.NamedNode))
