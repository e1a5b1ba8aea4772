"""Labelled graph as node-link JSON, with an edge for each claim: for networkx and scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError
from etiograph.exchange import graph_statements, property_graph
from etiograph.exchange.content import Content
from etiograph.exchange.graph_fields import ID
from etiograph.exchange.property_graph import TITLES, Element, Part

TITLE = "node-link JSON"
EXTRACT = False
SUFFIX = ".json"
KEY = "key"
"""What networkx calls the id of an edge among parallel ones."""


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each part of the labelled graph, as networkx's node_link_data has it."""
    parts = property_graph.of(content)
    return {f"{name}{SUFFIX}": _document(name, parts[name], content.about) for name in parts}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say."""
    return graph_statements.quads({name: _part(files, f"{name}{SUFFIX}") for name in TITLES})


def _document(name: str, part: Part, about: str) -> bytes:
    told = {
        "directed": True,
        "multigraph": True,
        "graph": property_graph.described(name, about),
        "nodes": [dict(node) for node in part.nodes],
        "edges": [{KEY if key == ID else key: one[key] for key in one} for one in part.edges],
    }
    return (json.dumps(told, indent=0, ensure_ascii=False) + "\n").encode()


def _part(files: Mapping[str, bytes], name: str) -> Part:
    if name not in files:
        raise InputError(name, "missing", "export anew")
    try:
        told = json.loads(files[name])
        if told["directed"] is not True or told["multigraph"] is not True:
            raise InputError(name, "is not a directed graph with parallel edges", "export anew")
        nodes = tuple(map(_element, told["nodes"]))
        edges = tuple(map(_element, told["edges"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputSyntaxError(name, "not node-link JSON", "export anew") from error
    return Part(nodes, edges)


def _element(told: Mapping[str, object]) -> Element:
    element: dict[str, property_graph.Value] = {}
    for name, value in told.items():
        if isinstance(value, list):
            element[name] = tuple(map(str, value))
        elif isinstance(value, str | int):
            element[name] = value
    return {ID if name == KEY else name: value for name, value in element.items()}
