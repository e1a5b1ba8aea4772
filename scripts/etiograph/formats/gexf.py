"""Labelled graph as GEXF 1.2, with an edge for each claim: for Gephi and networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange import graph_statements, markup, property_graph
from etiograph.exchange.content import Content
from etiograph.exchange.graph_fields import (
    ID,
    LABEL,
    NODE,
    SOURCE,
    TARGET,
    Field,
    attributes,
    of_edges,
)
from etiograph.exchange.property_graph import TITLES, Element, Part, Value

TITLE = "GEXF"
EXTRACT = False
SUFFIX = ".gexf"
SPACE = "http://www.gexf.net/1.2draft"
TAG = f"{{{SPACE}}}"
TYPES = {"int": "integer", "boolean": "boolean", "string": "string"}
"""Types of GEXF by those of fields."""


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each part of the labelled graph.

    They bear no date: networkx would write that of today.
    """
    parts = property_graph.of(content)
    return {
        f"{name}{SUFFIX}": "".join(_document(name, part, content.about)).encode()
        for name, part in parts.items()
    }


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say, by the attributes that they declare."""
    return graph_statements.quads({name: _part(files, name) for name in TITLES})


def _document(name: str, part: Part, about: str) -> Iterator[str]:
    told = property_graph.described(name, about)
    yield f'{markup.DECLARATION}<gexf xmlns="{SPACE}" version="1.2">\n'
    yield f"<meta>\n<creator>Etiograph</creator>\n<keywords>{markup.text(told['license'])}"
    words = ". ".join(said.rstrip(".") for said in told.values())
    yield f"</keywords>\n<description>{markup.text(words)}.</description>\n</meta>\n"
    yield '<graph mode="static" defaultedgetype="directed">\n'
    node_fields, edge_fields = _fields(NODE), _fields(of_edges(name))
    for target, fields in (("node", node_fields), ("edge", edge_fields)):
        yield f'<attributes class="{target}" mode="static">\n'
        for field in fields:
            named = f'id="{field.name}" title="{field.name}"'
            yield f'<attribute {named} type="{TYPES[field.kind]}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for node in part.nodes:
        yield f"<node id={_quoted(node, ID)} label={_quoted(node, LABEL)}>\n"
        yield from _attributes(node_fields, node, "node")
    yield "</nodes>\n<edges>\n"
    for edge in part.edges:
        yield f"<edge id={_quoted(edge, ID)} source={_quoted(edge, SOURCE)} "
        yield f"target={_quoted(edge, TARGET)} label={_quoted(edge, LABEL)}>\n"
        yield from _attributes(edge_fields, edge, "edge")
    yield "</edges>\n</graph>\n</gexf>\n"


def _fields(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields that are attributes here: GEXF has a place of its own for labels."""
    return tuple(field for field in attributes(fields) if field.name != LABEL)


def _quoted(element: Element, name: str) -> str:
    return markup.quoted(str(element.get(name, "")))


def _attributes(fields: tuple[Field, ...], element: Element, target: str) -> Iterator[str]:
    yield "<attvalues>\n"
    for field in fields:
        if field.name in element:
            words = markup.quoted(markup.written(element[field.name]))
            yield f'<attvalue for="{field.name}" value={words}/>\n'
    yield f"</attvalues>\n</{target}>\n"


def _part(files: Mapping[str, bytes], name: str) -> Part:
    file = f"{name}{SUFFIX}"
    root = markup.tree(files, file)
    if [one.get("defaultedgetype") for one in root.iter(f"{TAG}graph")] != ["directed"]:
        raise InputError(file, "is not one directed graph", "export anew")
    read: dict[str, tuple[Element, ...]] = {}
    for target, fields in (("node", NODE), ("edge", of_edges(name))):
        declared = {
            one.get("id", ""): (one.get("title", ""), one.get("type", ""))
            for group in root.iter(f"{TAG}attributes")
            for one in group
            if group.get("class") == target
        }
        known = {field.name: field for field in fields}
        if not {title for title, _ in declared.values()} <= known.keys():
            raise InputError(file, f"declares what no {target} has", "export anew")
        found = root.iter(f"{TAG}{target}")
        read[target] = tuple(_element(one, declared, known) for one in found)
    return Part(read["node"], read["edge"])


def _element(
    one: ET.Element, declared: Mapping[str, tuple[str, str]], known: Mapping[str, Field]
) -> Element:
    element: dict[str, Value] = dict(one.attrib)
    for value in one.iter(f"{TAG}attvalue"):
        title, kind = declared[value.get("for", "")]
        kind = "int" if kind == TYPES["int"] else kind
        element[title] = markup.valued(value.get("value", ""), kind, known[title])
    return element
