"""Says what follows from asserted quads, and which graphs hold what follows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.building import graph, infer


@dataclass(frozen=True, slots=True)
class Deriver:
    """A way from what is asserted to what is derived.

    Attributes:
        graphs: IRIs of the named graphs that hold what is derived.
        digest: SHA-256 of the rules; empty where nothing is derived.
        derive: returns the derived quads, in these graphs, for asserted ones.
    """

    graphs: frozenset[str]
    digest: str
    derive: Callable[[Iterable[ox.Quad]], set[ox.Quad]]


NONE = Deriver(frozenset(), "", lambda _: set())
"""Derives nothing: every quad is taken as asserted."""


def by_rules(queries: Path) -> Deriver:
    """Return the deriver of the shipped rules.

    Args:
        queries: folder of the shipped queries.

    Raises:
        InputError, InputSyntaxError: if a rule cannot be read.
    """
    rules = infer.rules(queries)
    graphs = frozenset(graph.GRAPH + rule.header["adds"] for rule in rules)
    # The order counts, and the header says how often a rule repeats.
    texts = "\0".join(f"{rule.name}\0{rule.text}" for rule in rules)

    def derive(asserted: Iterable[ox.Quad]) -> set[ox.Quad]:
        store = graph.store(asserted)
        infer.derive(store, rules)
        return split(graph.named(store), graphs)[1]

    return Deriver(graphs, hashlib.sha256(texts.encode("utf-8")).hexdigest(), derive)


def split(quads: Iterable[ox.Quad], graphs: frozenset[str]) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """Return the quads outside some named graphs, and those in them."""
    outside: set[ox.Quad] = set()
    within: set[ox.Quad] = set()
    for quad in quads:
        (within if _graph(quad) in graphs else outside).add(quad)
    return outside, within


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
