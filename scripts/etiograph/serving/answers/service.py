"""Answers with the description of the endpoint (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from etiograph.serving import sparql_forms
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph
from etiograph.vocabulary import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"
TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with what the service at ``endpoint`` does, in the format of RDF named ``form``."""
    form = next(one for one in sparql_forms.GRAPHS if one.name == given["form"])
    service = ox.NamedNode(given["endpoint"])
    dataset, default = (ox.NamedNode(f"{given['endpoint']}#{n}") for n in ("dataset", "default"))
    triples = [
        (service, TYPE, _sd("Service")),
        (service, _sd("endpoint"), service),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("defaultDataset"), dataset),
        (dataset, TYPE, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), default),
        (default, TYPE, _sd("Graph")),
    ]
    written = [one.iri for one in sparql_forms.TABLES.values()]
    written += [one.iri for one in sparql_forms.GRAPHS.values()]
    triples += [(service, _sd("resultFormat"), ox.NamedNode(iri)) for iri in written]
    names = (one for one in graph.store.named_graphs() if isinstance(one, ox.NamedNode))
    for number, name in enumerate(sorted(names, key=str)):
        node = ox.NamedNode(f"{given['endpoint']}#graph-{number}")
        triples += [
            (dataset, _sd("namedGraph"), node),
            (node, TYPE, _sd("NamedGraph")),
            (node, _sd("name"), name),
        ]
    prefixes = {"sd": SD} if form is sparql_forms.TURTLE else None
    into = io.BytesIO()
    said = [ox.Triple(*one) for one in triples]
    ox.serialize(said, into, sparql_forms.GRAPHS[form], prefixes=prefixes)
    return Reply(200, form.kind, into.getvalue())


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
