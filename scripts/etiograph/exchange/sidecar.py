"""Keeps beside an export what its format cannot say, so that the two give the whole graph back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

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
    grouped: dict[tuple[str, str], list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        grouped[value(quad.subject), graph_of(quad)].append(quad)
    lines = (_line(*key, frozenset(found)) for key, found in grouped.items())
    return "".join(line for _, line in sorted(lines)).encode()


@cache
def _line(subject: str, graph: str, quads: frozenset[ox.Quad]) -> tuple[tuple[str, str], str]:
    """Return the line of a resource, and what it is sorted by; most exports lack the same ones."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for quad in quads:
        found[prefixed(quad.predicate.value)].append((kind_of(quad.object), text_of(quad.object)))
    says = {name: [_value(*one) for one in sorted(found[name])] for name in sorted(found)}
    key = (prefixed(subject), prefixed(graph))
    said = {"id": key[0], "graph": key[1], "says": says}
    return key, json.dumps(said, ensure_ascii=False) + "\n"


def quads(told: bytes) -> set[ox.Quad]:
    """Return the quads of a sidecar.

    Raises:
        InputSyntaxError: if a line is not what ``content`` writes.
    """
    found: set[ox.Quad] = set()
    for number, line in enumerate(_lines(told), 1):
        try:
            found |= _quads(line)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            where = f"{NAME}:{number}"
            raise InputSyntaxError(where, "not a line of a sidecar", "export anew") from error
    return found


@cache
def _quads(line: str) -> frozenset[ox.Quad]:
    one = json.loads(line)
    subject, graph = named_node(one["id"]), named_node(one["graph"])
    return frozenset(
        ox.Quad(subject, named_node(name), object_of(*_read(value)), graph)
        for name, values in one["says"].items()
        for value in values
    )


def _lines(told: bytes) -> list[str]:
    """Return the lines, cut at line feeds only: JSON leaves other line ends as they are."""
    try:
        return told.decode("utf-8").removesuffix("\n").split("\n") if told else []
    except UnicodeDecodeError as error:
        where = f"{NAME}: byte {error.start}"
        raise InputSyntaxError(where, "not UTF-8", "export anew") from error


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
