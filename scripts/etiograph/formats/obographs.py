"""OBO Graphs JSON of the terms: labels, other names, definitions, hierarchies, counterparts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange import named_graphs
from etiograph.exchange.class_tables import named_node, prefixed
from etiograph.exchange.content import Content
from etiograph.exchange.named_graphs import MATCHES
from etiograph.notice import NOTICE, RIGHTS
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import ETIO, PREFIXES, kind_of

TITLE = "OBO Graphs JSON"
EXTRACT = True
FILE = "etiograph-terms.json"
SKOS, RDFS, OWL = (PREFIXES[one] for one in ("skos", "rdfs", "owl"))
ONTOLOGY = PREFIXES["etio"].removesuffix("#")
TYPE, CLASS, SUBCLASS = PREFIXES["rdf"] + "type", OWL + "Class", RDFS + "subClassOf"
LABEL, DEFINITION, NAME = RDFS + "label", SKOS + "definition", SKOS + "altLabel"
EXACT = SKOS + "exactMatch"
EDGES = (SKOS + "broader", ETIO.partOf, ETIO.deficiencyOf)
"""Hierarchies and links of terms. What is broader need not be a kind: none of them is ``is_a``."""
NOTES = {ETIO.unmappedBecause, SKOS + "scopeNote"}
IS_A = "is_a"
SYNONYM = "hasExactSynonym"
"""An ``skos:altLabel`` of ours is another name of the same thing: docs/curation.md."""
HEADER = {PREFIXES["dcterms"] + one for one in ("description", "license", "title")}
VERSION = OWL + "versionIRI"

_Said = Mapping[str, list[str]]
"""Values of a resource by the IRI of the property: IRIs, and texts in English."""


def files(content: Content) -> dict[str, bytes]:
    """Return the one file.

    A term is a class below the class of the vocabulary that it is of, as OBO tools take it.
    """
    about = _about(content)
    kept = [one for one in sorted(about) if _is_term(one) or _is_class(one, about)]
    known = set(kept)
    edges = [edge for one in kept for edge in _edges(one, about[one]) if edge["obj"] in known]
    used = sorted({edge["pred"] for edge in edges} - {IS_A})
    nodes = [_node(one, about[one], "CLASS") for one in kept]
    nodes += [_node(one, about.get(one, {}), "PROPERTY") for one in used]
    document = {"graphs": [_header(about[ONTOLOGY]) | {"nodes": nodes, "edges": edges}]}
    return {FILE: (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the file says of terms, classes and the ontology.

    Raises:
        InputError: if it has more or other kinds of statements than ``files`` writes.
    """
    (graph,) = json.loads(files[FILE])["graphs"]
    found: set[ox.Quad] = set()
    try:
        found.update(_of_header(graph))
        for node in graph["nodes"]:
            found.update(_of_node(node))
        for edge in graph["edges"]:
            found.add(_of_edge(edge))
    except (KeyError, ValueError) as error:
        hint = "a file was changed: export anew"
        raise InputError(FILE, f"not what etiograph export writes: {error}", hint) from error
    return found


def _about(content: Content) -> dict[str, dict[str, list[str]]]:
    """Return what terms, mappings and vocabulary say, by IRI of the resource."""
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in content.quads:
        place = graph_of(quad).removeprefix(PREFIXES["graph"]).partition("-")[0]
        english = not isinstance(quad.object, ox.Literal) or quad.object.language == "en"
        if place in ("terms", "mappings", "vocabulary") and english:
            about[value(quad.subject)][quad.predicate.value].append(value(quad.object))
    return about


def _is_term(iri: str) -> bool:
    return named_graphs.is_term(iri) and kind_of(iri) != "agent"


def _is_class(iri: str, about: Mapping[str, _Said]) -> bool:
    """Tell whether it is the class of entities, or one below it."""
    above = about.get(iri, {}).get(SUBCLASS, [])
    return iri == ETIO.Entity or any(_is_class(one, about) for one in above)


def _header(about: _Said) -> dict[str, object]:
    values = [{"pred": name, "val": one} for name in sorted(HEADER) for one in about.get(name, [])]
    values.append({"pred": RDFS + "comment", "val": f"{NOTICE} {RIGHTS}"})
    meta: dict[str, object] = {"basicPropertyValues": values}
    if VERSION in about:
        meta["version"] = about[VERSION][0]
    return {"id": ONTOLOGY, "meta": meta}


def _node(iri: str, about: _Said, kind: str) -> dict[str, object]:
    node: dict[str, object] = {"id": iri, "type": kind}
    if kind == "PROPERTY":
        node["propertyType"] = "OBJECT"
    if LABEL in about:
        node["lbl"] = about[LABEL][0]
    meta: dict[str, object] = {}
    if DEFINITION in about:
        meta["definition"] = {"val": about[DEFINITION][0]}
    names = [{"pred": SYNONYM, "val": one} for one in sorted(about.get(NAME, []))]
    xrefs = [{"val": prefixed(one)} for one in sorted(about.get(EXACT, []))]
    values = [
        {"pred": name, "val": one}
        for name in sorted({*MATCHES, *NOTES})
        for one in sorted(about.get(name, []))
    ]
    several = {"synonyms": names, "xrefs": xrefs, "basicPropertyValues": values}
    meta |= {key: told for key, told in several.items() if told}
    return node | ({"meta": meta} if meta else {})


def _edges(iri: str, about: _Said) -> Iterator[dict[str, str]]:
    above = about.get(TYPE if _is_term(iri) else SUBCLASS, [])
    for one in sorted(above):
        yield {"sub": iri, "pred": IS_A, "obj": one}
    for predicate in EDGES:
        for one in sorted(about.get(predicate, [])):
            yield {"sub": iri, "pred": predicate, "obj": one}


def _quad(subject: str, predicate: str, said: str) -> ox.Quad:
    iris = {TYPE, SUBCLASS, VERSION, PREFIXES["dcterms"] + "license", *MATCHES, *EDGES}
    node = ox.NamedNode(said) if predicate in iris else ox.Literal(said, language="en")
    place = named_graphs.of_statement(subject, predicate)
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), node, place)


def _of_header(graph: Mapping[str, Any]) -> Iterator[ox.Quad]:
    meta = graph["meta"]
    for one in meta["basicPropertyValues"]:
        if one["pred"] != RDFS + "comment":
            yield _quad(str(graph["id"]), one["pred"], one["val"])
    if "version" in meta:
        yield _quad(str(graph["id"]), VERSION, meta["version"])


def _of_node(node: Mapping[str, Any]) -> Iterator[ox.Quad]:
    iri, meta = node["id"], node.get("meta", {})
    if "lbl" in node:
        yield _quad(iri, LABEL, node["lbl"])
    if not _is_term(iri) and iri.startswith(PREFIXES["etio"]):
        yield _quad(iri, TYPE, {"CLASS": CLASS, "PROPERTY": OWL + "ObjectProperty"}[node["type"]])
    if "definition" in meta:
        yield _quad(iri, DEFINITION, meta["definition"]["val"])
    for one in meta.get("synonyms", []):
        yield _quad(iri, {SYNONYM: NAME}[one["pred"]], one["val"])
    for one in meta.get("xrefs", []):
        yield _quad(iri, EXACT, named_node(one["val"]).value)
    for one in meta.get("basicPropertyValues", []):
        yield _quad(iri, one["pred"], one["val"])


def _of_edge(edge: Mapping[str, str]) -> ox.Quad:
    predicate = edge["pred"]
    if predicate == IS_A:
        predicate = TYPE if _is_term(edge["sub"]) else SUBCLASS
    return _quad(edge["sub"], predicate, edge["obj"])
