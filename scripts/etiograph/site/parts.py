"""Cuts a graph into parts that can be fetched one by one, each in the formats asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import graph
from etiograph.rdf import reading
from etiograph.rdf.nodes import value
from etiograph.site.addresses import TERM_KINDS
from etiograph.vocabulary import PREFIXES, kind_of

MEDIA = MappingProxyType(
    {
        "text/turtle": "ttl",
        "application/n-triples": "nt",
        "application/n-quads": "nt",
        "application/ld+json": "jsonld",
    }
)
"""Media types in which parts are asked for, with the ending of the file that answers.

Each document in N-Triples is one in N-Quads too; named graphs are in the graph as a whole.
"""
WHOLE = frozenset({*TERM_KINDS, "agent", "literature", "shapes", "vocabulary"})
"""Parts that come in every format, beside the claims."""
GRAPH = PREFIXES["graph"]


def cut(store: ox.Store) -> dict[str, list[ox.Quad]]:
    """Return the quads of each named graph, by its IRI."""
    found: dict[str, list[ox.Quad]] = {}
    for quad in graph.named(store):
        if isinstance(quad.graph_name, ox.NamedNode):
            found.setdefault(quad.graph_name.value, []).append(quad)
    return found


def files(
    graphs: Mapping[str, list[ox.Quad]], folder: Path, shapes: list[ox.Triple]
) -> dict[str, bytes]:
    """Return the parts of a graph, by address below the site, and the shapes.

    What is asserted comes in every format of ``MEDIA``. Derived parts and reference data come in
    Turtle: the whole graph has them too.

    Args:
        graphs: the quads of each named graph.
        folder: of the shapes.
        shapes: their triples.
    """
    names = part_names(graphs)
    quads: dict[str, list[ox.Quad]] = {}
    for name, many in graphs.items():
        quads.setdefault(names[name], []).extend(many)
    found: dict[str, bytes] = {}
    for part in sorted(quads):
        found |= _written(part, quads[part], whole=is_whole(part))
    turtle = "\n".join(reading.text(path) for path in locations.files(folder, "*.ttl"))
    found |= _forms("shapes", shapes, MEDIA.values())
    return found | {"data/shapes.ttl": turtle.encode("utf-8")}


def is_whole(part: str) -> bool:
    """Tell whether a part comes in every format: what is asserted, but the reference data."""
    return part.startswith("claims-") or part in WHOLE


def part_names(graphs: Mapping[str, list[ox.Quad]]) -> dict[str, str]:
    """Return the name of the part that holds each named graph.

    Terms of a kind and their mappings are one part, named by the kind; every other graph is a part
    by itself.
    """
    kinds = {}
    for name, quads in graphs.items():
        folder, _, plural = name.removeprefix(GRAPH).partition("-")
        if folder in ("terms", "mappings"):
            kinds[plural] = min(kind_of(value(quad.subject)) for quad in quads)
    return {name: _part(name.removeprefix(GRAPH), kinds) for name in sorted(graphs)}


def _part(name: str, kinds: Mapping[str, str]) -> str:
    folder, _, plural = name.partition("-")
    return kinds[plural] if folder in ("terms", "mappings") else name


def _written(part: str, quads: list[ox.Quad], *, whole: bool) -> dict[str, bytes]:
    return _forms(part, (quad.triple for quad in quads), MEDIA.values() if whole else ("ttl",))


def _forms(part: str, triples: Iterable[ox.Triple], endings: Iterable[str]) -> dict[str, bytes]:
    ordered = sorted(set(triples), key=str)
    prefixes = _prefixes(ordered)
    return {
        f"data/{part}.{ending}": ox.serialize(
            ordered, format=ox.RdfFormat.from_extension(ending), prefixes=prefixes
        )
        or b""
        for ending in sorted(set(endings))
    }


def _prefixes(triples: list[ox.Triple]) -> dict[str, str]:
    """Return the prefixes that these triples need."""
    spaces = {
        re.split("(?<=[#/_])(?=[^#/_]*$)", node.value)[0]
        for triple in triples
        for node in triple
        if isinstance(node, ox.NamedNode)
    }
    return {prefix: space for prefix, space in PREFIXES.items() if space in spaces}
