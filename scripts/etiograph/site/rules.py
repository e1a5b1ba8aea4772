"""Reads the shapes for what they demand, in the words of their messages."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.rdf.nodes import value
from etiograph.site.material import Rule
from etiograph.vocabulary import PREFIXES

SH = PREFIXES["sh"]
TARGETS = tuple(SH + name for name in ("targetClass", "targetNode"))


def triples(folder: Path) -> list[ox.Triple]:
    """Return the triples of the shapes, their nodes without IRI named by RDFC-1.0, sorted.

    Raises:
        InputError: if the folder has no shapes.
    """
    graph = ox.Dataset()
    for path in locations.files(folder, "*.ttl"):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            graph.add(quad)
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted({quad.triple for quad in graph}, key=str)


def rules(shapes: list[ox.Triple]) -> list[Rule]:
    """Return what each shape demands that has an IRI and a message, in the order of their IRIs."""
    about: dict[str, dict[str, list[str]]] = {}
    for triple in shapes:
        said = about.setdefault(value(triple.subject), {})
        said.setdefault(triple.predicate.value, []).append(value(triple.object))
    targets: dict[str, set[str]] = {}
    for iri in sorted(about):
        aims = [one for target in TARGETS for one in about[iri].get(target, ())]
        if aims:
            _aim(about, iri, aims, targets)
    return [
        Rule(iri, " ".join(about[iri].get(SH + "message", ())), tuple(sorted(targets.get(iri, ()))))
        for iri in sorted(about)
        if iri.startswith(PREFIXES["shape"])
    ]


def _aim(
    about: dict[str, dict[str, list[str]]],
    iri: str,
    aims: list[str],
    targets: dict[str, set[str]],
) -> None:
    """Note what a shape, and each shape that it holds, is about."""
    before = targets.setdefault(iri, set())
    if before >= set(aims):
        return
    before |= set(aims)
    for inner in about.get(iri, {}).get(SH + "property", ()):
        _aim(about, inner, aims, targets)
