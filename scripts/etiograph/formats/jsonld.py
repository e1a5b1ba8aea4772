"""JSON-LD with named graphs, a file for each layer, and a context of its own beside them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.exchange import selection
from etiograph.exchange.class_tables import IRI, STRING, kind_of, prefixed, text_of
from etiograph.exchange.content import Content
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import PREFIXES

TITLE = "JSON-LD"
EXTRACT = False
CONTEXT = "context.jsonld"
SUFFIX = ".jsonld"
TERMS = "terms"
OWN = "etio:"
TYPE = "rdf:type"
INTEGER = "xsd:integer"
PLAIN = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that a JSON number says exactly as they are written, whoever reads it."""

Value = str | int | dict[str, str]


def files(content: Content) -> dict[str, bytes]:
    """Return the context, and a file for each layer that has quads.

    These are ``documents``, ``literature``, ``reference``, ``derived``, and ``terms`` with terms,
    mappings and vocabulary. Each refers to the context by its relative name.
    """
    kinds = _kinds(content.quads)
    layers: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in content.quads:
        name = graph_of(quad)
        layers[selection.layer(name) or TERMS][name].append(quad)
    made = {CONTEXT: _json({"@context": _context(kinds)})}
    for layer, graphs in sorted(layers.items()):
        blocks = [
            {"@id": prefixed(name), "@graph": _nodes(graphs[name], kinds)}
            for name in sorted(graphs)
        ]
        made[layer + SUFFIX] = _json({"@context": CONTEXT, "@graph": blocks})
    return made


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads of the files, each read with the context that it refers to."""
    found: set[ox.Quad] = set()
    for name, text in files.items():
        if name.endswith(SUFFIX) and name != CONTEXT:
            document = json.loads(text)
            # pyoxigraph loads no context, so the one beside the file is put in its place.
            document |= json.loads(files[document["@context"]])
            whole = json.dumps(document, ensure_ascii=False).encode()
            found.update(ox.parse(whole, format=ox.RdfFormat.JSON_LD))
    return found


def _kinds(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return, for each property, what most of its values are, as ``class_tables`` names it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for quad in quads:
        counted[prefixed(quad.predicate.value)][kind_of(quad.object)] += 1
    return {
        name: min(kinds, key=lambda kind: (-kinds[kind], kind))
        for name, kinds in sorted(counted.items())
    }


def word(name: str) -> str:
    """Return the key of a property: ours by local name, unless a prefix is called so."""
    local = name.removeprefix(OWN)
    return "@type" if name == TYPE else name if local in PREFIXES else local


def _context(kinds: Mapping[str, str]) -> dict[str, object]:
    """Return the prefixes, and the words with what their values are if nothing else is said."""
    words: dict[str, object] = {"@version": 1.1}
    # JSON-LD 1.1 takes a name for a prefix if its IRI ends in a delimiter, else only if told so.
    words |= {name: {"@id": iri, "@prefix": True} for name, iri in sorted(PREFIXES.items())}
    for name, kind in kinds.items():
        if name == TYPE:
            continue
        prefix, _, local = name.partition(":")
        told = {"@id": PREFIXES[prefix] + local}
        if kind == IRI:
            told["@type"] = "@id"
        elif kind.startswith("@"):
            told["@language"] = kind[1:]
        elif kind != STRING:
            told["@type"] = kind
        words[word(name)] = told
    return words


def _nodes(quads: Iterable[ox.Quad], kinds: Mapping[str, str]) -> list[dict[str, object]]:
    about: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        says = about[prefixed(value(quad.subject))]
        says[prefixed(quad.predicate.value)].append((text_of(quad.object), kind_of(quad.object)))
    nodes = []
    for subject in sorted(about):
        node: dict[str, object] = {"@id": subject}
        for name, values in sorted(about[subject].items(), key=lambda one: (one[0] != TYPE, one)):
            told = [
                text if name == TYPE else _value(text, kind, kinds[name])
                for text, kind in sorted(values)
            ]
            node[word(name)] = told[0] if len(told) == 1 else told
        nodes.append(node)
    return nodes


def _value(text: str, kind: str, usual: str) -> Value:
    """Return a value; what kind it is stands with it where it is not the usual one."""
    if kind == INTEGER == usual and PLAIN.fullmatch(text):
        return int(text)
    if kind == usual:
        return text
    if kind == IRI:
        return {"@id": text}
    if kind.startswith("@"):
        return {"@value": text, "@language": kind[1:]}
    return {"@value": text, "@type": kind}


def _json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
