"""Asks the shapes of a large graph in shards, over processes, in memory that does not grow with it.

A shard is a run of nodes, cut out with all that a verdict on them can depend on; so the findings of
the shards together are those of the whole graph.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from etiograph.building import opening
from etiograph.building import processes as mapping
from etiograph.checking import fast_engine, shape_routes, shapes, slices
from etiograph.checking.findings import Finding
from etiograph.checking.neighbours import Neighbours
from etiograph.checking.routes import Route
from etiograph.checking.shapes import SH
from etiograph.rdf.nodes import Node
from etiograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import shacl

NODES = 4000
"""Nodes of a shard."""


@dataclass(frozen=True, slots=True)
class Asker:
    """What a process needs to ask the shapes of any shard of one graph."""

    store: ox.Store
    compiled: shacl.Shapes
    routes: frozenset[Route]
    schema: tuple[ox.Quad, ...]

    def ask(self, nodes: list[Node]) -> list[Finding]:
        """Return what is found at some nodes."""
        walk = Neighbours(self.store)
        quads = slices.cut(walk, dict.fromkeys(self.routes, frozenset(nodes)))
        quads.update(self.schema, slices.marks(walk, nodes))
        within = frozenset(map(str, nodes))
        return fast_engine.of_text(self.compiled, slices.text(quads), self.store, within)


def asker(store: ox.Store, all_shapes: ox.Store) -> Asker:
    """Return what asks the shapes of shards of an open graph.

    Raises:
        CannotTakeError: if the fast engine cannot take the shapes, or they cannot be asked of a
            part.
    """
    own = slices.widened(shape_routes.routes(all_shapes))
    compiled = fast_engine.compiled(slices.aimed(all_shapes))
    return Asker(store, compiled, frozenset(own), tuple(slices.schema(store)))


def shards(store: ox.Store, all_shapes: ox.Store, nodes: int = NODES) -> Iterator[list[Node]]:
    """Yield all nodes at which a shape could look, so many at a time."""
    word = ox.NamedNode(f"{SH}targetObjectsOf")
    targets = {str(q.object) for q in all_shapes.quads_for_pattern(None, word, None)}
    ways = ["{ ?node ?p ?o . }", *(f"{{ ?s {one} ?node . }}" for one in sorted(targets))]
    text = f"SELECT DISTINCT ?node WHERE {{ {' UNION '.join(ways)} }}"
    shard: list[Node] = []
    for row in cast("ox.QuerySolutions", store.query(text, prefixes=dict(PREFIXES))):
        shard.append(row[0])
        if len(shard) == nodes:
            yield shard
            shard = []
    if shard:
        yield shard


def findings(
    built: Path, shape_folder: Path, nodes: int = NODES, processes: int = 0
) -> list[Finding]:
    """Return what the shapes find in a built graph, sorted.

    Args:
        built: the graph; each process opens its compiled form.
        shape_folder: the shapes.
        nodes: nodes of a shard.
        processes: how many; one for each processor if 0.

    Raises:
        CannotTakeError: as ``asker`` does.
    """
    all_shapes = shapes.read(shape_folder)
    store = opening.load(built)
    asker(store, all_shapes)  # fails here, not in another process
    _own.cache_clear()  # what stands there may be another graph now
    work = partial(_ask, built, shape_folder)
    many = processes or mapping.available()
    found: set[Finding] = set()
    with contextlib.closing(mapping.mapped(work, shards(store, all_shapes, nodes), many)) as done:
        for some in done:
            found.update(some)
    return sorted(found)


@cache
def _own(built: Path, shape_folder: Path) -> Asker:
    """Return what asks in this process, made once."""
    return asker(opening.load(built), shapes.read(shape_folder))


def _ask(built: Path, shape_folder: Path, nodes: list[Node]) -> list[Finding]:
    return _own(built, shape_folder).ask(nodes)
