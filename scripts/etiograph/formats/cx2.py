"""Labelled graph as CX2, with an edge for each claim: for Cytoscape and NDEx."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.errors import ExportError, InputError, InputSyntaxError
from etiograph.exchange import graph_statements, property_graph
from etiograph.exchange.content import Content
from etiograph.exchange.graph_fields import ID, LABEL, NODE, SOURCE, TARGET, Field, of_edges
from etiograph.exchange.property_graph import (
    AFFIRMS,
    ASKS,
    DENIES,
    LEAVES_OPEN,
    TITLES,
    Element,
    Part,
    Value,
)
from etiograph.vocabulary import CERTAINTIES

TITLE = "CX2"
EXTRACT = False
SUFFIX = ".cx2"
NODE_NAMES = {ID: "represents", LABEL: "name"}
EDGE_NAMES = {ID: "represents", LABEL: "interaction"}
"""What Cytoscape calls the identifier and the label, by what we call them."""
ABOUT = {"title": "name", "license": "rights", "notice": "description"}
TYPES = {"int": "integer"}
DIGITS = 13
"""Hexadecimal digits of an id: 52 bits, which JSON numbers hold in every reader."""
COLOURS = {AFFIRMS: "#333333", DENIES: "#C00000", LEAVES_OPEN: "#999999", ASKS: "#999999"}
PLAIN = CERTAINTIES.index("asserted")


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each part of the labelled graph.

    CX2 wants whole numbers as ids: they are taken from the SHA-256 of our own, so that a node or
    claim keeps its number. Our own stands in ``represents``.

    Raises:
        ExportError: if two ids give one number.
    """
    parts = property_graph.of(content)
    return {f"{name}{SUFFIX}": _document(name, parts[name], content.about) for name in parts}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say; an edge is said of what its ends represent."""
    return graph_statements.quads({name: _part(files, f"{name}{SUFFIX}") for name in TITLES})


def _document(name: str, part: Part, about: str) -> bytes:
    told = property_graph.described(name, about)
    network = {ABOUT.get(key, key): words for key, words in told.items()}
    numbers = _numbers([*part.nodes, *part.edges])
    nodes = [{"id": numbers[one[ID]], "v": _renamed(one, NODE_NAMES)} for one in part.nodes]
    edges = [
        {"id": numbers[one[ID]], "s": numbers[one[SOURCE]], "t": numbers[one[TARGET]]}
        | {"v": _renamed(one, EDGE_NAMES)}
        for one in part.edges
    ]
    declared = {
        "networkAttributes": {key: {"d": "string"} for key in network},
        "nodes": _declared(NODE, NODE_NAMES),
        "edges": _declared(of_edges(name), EDGE_NAMES),
    }
    aspects: dict[str, list[object]] = {
        "attributeDeclarations": [declared],
        "networkAttributes": [network],
        "nodes": [*nodes],
        "edges": [*edges],
        "visualProperties": [_style()],
    }
    counts = [{"name": one, "elementCount": len(aspects[one])} for one in aspects]
    whole: list[object] = [{"CXVersion": "2.0", "hasFragments": False}, {"metaData": counts}]
    whole += [{one: elements} for one, elements in aspects.items()]
    whole.append({"status": [{"success": True, "error": ""}]})
    return (json.dumps(whole, indent=0, ensure_ascii=False) + "\n").encode()


def _numbers(elements: Iterable[Element]) -> dict[Value, int]:
    taken: dict[int, str] = {}
    for one in elements:
        name = str(one[ID])
        number = int(hashlib.sha256(name.encode()).hexdigest()[:DIGITS], 16)
        if taken.setdefault(number, name) != name:
            hint = "report it as a bug"
            raise ExportError(name, f"has the same number as {taken[number]}", hint)
    return {name: number for number, name in taken.items()}


def _renamed(element: Element, names: Mapping[str, str]) -> dict[str, object]:
    kept = {key: value for key, value in element.items() if key not in (SOURCE, TARGET)}
    return {
        names.get(key, key): list(value) if isinstance(value, tuple) else value
        for key, value in kept.items()
    }


def _declared(fields: Iterable[Field], names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    kept = [field for field in fields if field.name not in (SOURCE, TARGET)]
    return {
        names.get(one.name, one.name): {
            "d": "list_of_string" if one.many else TYPES.get(one.kind, one.kind)
        }
        for one in kept
    }


def _style() -> dict[str, object]:
    """Return how Cytoscape draws it: what is denied or open in colour, what is hedged dashed."""
    lines = [(f"etio:{word}", "dashed") for word in CERTAINTIES[1:PLAIN]]
    return {
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"},
            "node": {},
            "edge": {"EDGE_LINE_STYLE": "solid", "EDGE_TARGET_ARROW_SHAPE": "triangle"},
        },
        "nodeMapping": {"NODE_LABEL": _passed(NODE_NAMES[LABEL])},
        "edgeMapping": {
            "EDGE_LABEL": _passed(EDGE_NAMES[LABEL]),
            "EDGE_LINE_COLOR": _discrete("stance", COLOURS.items()),
            "EDGE_LINE_STYLE": _discrete("certainty", lines),
        },
    }


def _passed(attribute: str) -> dict[str, object]:
    return {"type": "PASSTHROUGH", "definition": {"attribute": attribute, "type": "string"}}


def _discrete(attribute: str, pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    drawn = [{"v": value, "vp": look} for value, look in pairs]
    return {
        "type": "DISCRETE",
        "definition": {"attribute": attribute, "type": "string", "map": drawn},
    }


def _part(files: Mapping[str, bytes], name: str) -> Part:
    if name not in files:
        raise InputError(name, "missing", "export anew")
    try:
        aspects = {key: value for one in json.loads(files[name]) for key, value in one.items()}
        nodes = {one["id"]: _element(one["v"], NODE_NAMES) for one in aspects["nodes"]}
        edges = [
            _element(one["v"], EDGE_NAMES)
            | {SOURCE: nodes[one["s"]][ID], TARGET: nodes[one["t"]][ID]}
            for one in aspects["edges"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputSyntaxError(name, "not CX2", "export anew") from error
    return Part(tuple(nodes.values()), tuple(edges))


def _element(told: Mapping[str, object], names: Mapping[str, str]) -> dict[str, Value]:
    ours = {theirs: own for own, theirs in names.items()}
    element: dict[str, Value] = {}
    for name, value in told.items():
        if isinstance(value, list):
            element[ours.get(name, name)] = tuple(map(str, value))
        elif isinstance(value, str | int):
            element[ours.get(name, name)] = value
    return element
