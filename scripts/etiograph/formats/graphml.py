"""Labelled graph as GraphML, with an edge for each claim: for networkx, igraph, yEd, Gephi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange import graph_statements, markup, property_graph
from etiograph.exchange.content import Content
from etiograph.exchange.graph_fields import ID, NODE, SOURCE, TARGET, Field, attributes, of_edges
from etiograph.exchange.property_graph import TITLES, Element, Part, Value

TITLE = "GraphML"
EXTRACT = False
SUFFIX = ".graphml"
SPACE = "http://graphml.graphdrawing.org/xmlns"
TAG = f"{{{SPACE}}}"
NAME = "name"
"""Says the id again, as an attribute: igraph 1.0.0 gives edges the ids of nodes, and finds nodes
by their name."""


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each part of the labelled graph."""
    parts = property_graph.of(content)
    return {
        f"{name}{SUFFIX}": "".join(_document(name, part, content.about)).encode()
        for name, part in parts.items()
    }


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say, by the keys that they declare."""
    return graph_statements.quads({name: _part(files, name) for name in TITLES})


def _document(name: str, part: Part, about: str) -> Iterator[str]:
    edge_fields = attributes(of_edges(name))
    told = property_graph.described(name, about)
    yield f'{markup.DECLARATION}<graphml xmlns="{SPACE}">\n'
    for key in told:
        yield _key("graph", key, "string")
    for target, fields in (("node", attributes(NODE)), ("edge", edge_fields)):
        yield _key(target, NAME, "string")
        for field in fields:
            yield _key(target, field.name, field.kind)
    yield f'<graph id="{name}" edgedefault="directed">\n'
    for key, words in told.items():
        yield _data("graph", key, words)
    for node in part.nodes:
        yield f"<node id={markup.quoted(str(node[ID]))}>\n"
        yield from _attributes("node", attributes(NODE), node)
        yield "</node>\n"
    for edge in part.edges:
        ends = [markup.quoted(str(edge[key])) for key in (ID, SOURCE, TARGET)]
        yield f"<edge id={ends[0]} source={ends[1]} target={ends[2]}>\n"
        yield from _attributes("edge", edge_fields, edge)
        yield "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _key(target: str, name: str, kind: str) -> str:
    return f'<key id="{target}.{name}" for="{target}" attr.name="{name}" attr.type="{kind}"/>\n'


def _attributes(target: str, fields: tuple[Field, ...], element: Element) -> Iterator[str]:
    yield _data(target, NAME, str(element[ID]))
    for field in fields:
        if field.name in element:
            yield _data(target, field.name, markup.written(element[field.name]))


def _data(target: str, name: str, words: str) -> str:
    return f'<data key="{target}.{name}">{markup.text(words)}</data>\n'


def _part(files: Mapping[str, bytes], name: str) -> Part:
    root = markup.tree(files, f"{name}{SUFFIX}")
    if [one.get("edgedefault") for one in root.iter(f"{TAG}graph")] != ["directed"]:
        raise InputError(f"{name}{SUFFIX}", "is not one directed graph", "export anew")
    keys = {
        key.get("id", ""): (key.get("attr.name", ""), key.get("attr.type", ""))
        for key in root.iter(f"{TAG}key")
    }
    read: dict[str, tuple[Element, ...]] = {}
    for target, fields in (("node", NODE), ("edge", of_edges(name))):
        known = {field.name: field for field in fields} | {NAME: Field(NAME)}
        found = root.iter(f"{TAG}{target}")
        read[target] = tuple(_element(one, keys, known) for one in found)
    return Part(read["node"], read["edge"])


def _element(
    one: ET.Element, keys: Mapping[str, tuple[str, str]], known: Mapping[str, Field]
) -> Element:
    element: dict[str, Value] = dict(one.attrib)
    for data in one.iter(f"{TAG}data"):
        attribute, kind = keys.get(data.get("key", ""), ("", ""))
        if attribute not in known:
            raise InputError(f"{one.get(ID)}", f"has an attribute {attribute!r}", "export anew")
        element[attribute] = markup.valued(data.text or "", kind, known[attribute])
    if element.pop(NAME, None) != element.get(ID):
        raise InputError(f"{one.get(ID)}", "has a name that is not its id", "export anew")
    return element
