"""Answers with what the graph says of one thing, as RDF."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from etiograph.serving import sparql_forms
from etiograph.serving.limits import Limits
from etiograph.serving.replies import RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.vocabulary import PREFIXES

UNION = ox.DefaultGraph()
LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the triples of which ``iri`` is the subject, and the labels of what they name.

    Args:
        graph: what is asked.
        given: ``iri``, and ``form``, the name of a format of RDF.

    Raises:
        RefusedError: 404 if nothing is said of it.
    """
    form = next(one for one in sparql_forms.GRAPHS if one.name == given["form"])
    try:
        node = ox.NamedNode(given["iri"])
    except ValueError as error:
        raise RefusedError(404, "no such thing", "look for its name at /explore") from error
    said = {quad.triple for quad in graph.store.quads_for_pattern(node, None, None, UNION)}
    if not said:
        raise RefusedError(404, "no such thing", "look for its name at /explore")
    named = {
        term for t in said for term in (t.predicate, t.object) if isinstance(term, ox.NamedNode)
    }
    for one in named:
        said |= {quad.triple for quad in graph.store.quads_for_pattern(one, LABEL, None, UNION)}
    prefixes = dict(PREFIXES) if form is sparql_forms.TURTLE else None
    into = io.BytesIO()
    ox.serialize(sorted(said, key=str), into, sparql_forms.GRAPHS[form], prefixes=prefixes)
    return Reply(200, form.kind, into.getvalue())
