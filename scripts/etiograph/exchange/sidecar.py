"""Keeps beside an export what its format cannot say, so that the two give the whole graph back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from etiograph.errors import InputSyntaxError
from etiograph.exchange.class_tables import IRI, kind_of, named_node, object_of, prefixed, text_of
from etiograph.rdf.nodes import graph_of, value

NAME = "sidecar.jsonl"


def content(quads: Iterable[ox.Quad]) -> bytes:
    """Return JSON Lines: one object for each resource and graph, sorted by both.

    ``id`` is the prefixed name of the resource, so that a line is joined to the node or edge of the
    export that has this id; ``graph`` is that of the named graph; ``says`` gives, by property, a
    list of values: a prefixed name as a string, a literal as ``{"value", "datatype"}`` or
    ``{"value", "language"}``.
    """
    lines: dict[tuple[str, str], dict[str, list[tuple[str, str]]]] = {}
    for quad in quads:
        key = (prefixed(value(quad.subject)), prefixed(graph_of(quad)))
        says = lines.setdefault(key, defaultdict(list))
        says[prefixed(quad.predicate.value)].append((kind_of(quad.object), text_of(quad.object)))
    told = []
    for (subject, graph), says in sorted(lines.items()):
        values = {name: [_value(*one) for one in sorted(says[name])] for name in sorted(says)}
        told.append(json.dumps({"id": subject, "graph": graph, "says": values}, ensure_ascii=False))
    return "".join(f"{line}\n" for line in told).encode()


def quads(told: bytes) -> set[ox.Quad]:
    """Return the quads of a sidecar.

    Raises:
        InputSyntaxError: if a line is not what ``content`` writes.
    """
    found = set()
    for number, line in enumerate(told.decode().splitlines(), 1):
        try:
            one = json.loads(line)
            subject, graph = named_node(one["id"]), named_node(one["graph"])
            for name, values in one["says"].items():
                objects = [object_of(*_read(value)) for value in values]
                found |= {ox.Quad(subject, named_node(name), node, graph) for node in objects}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            where = f"{NAME}:{number}"
            raise InputSyntaxError(where, "not a line of a sidecar", "export anew") from error
    return found


def _value(kind: str, text: str) -> str | dict[str, str]:
    if kind == IRI:
        return text
    if kind.startswith("@"):
        return {"value": text, "language": kind[1:]}
    return {"value": text, "datatype": kind}


def _read(told: str | dict[str, str]) -> tuple[str, str]:
    if isinstance(told, str):
        return told, IRI
    return told["value"], f"@{told['language']}" if "language" in told else told["datatype"]
