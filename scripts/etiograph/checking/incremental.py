"""Validates what changed, and what depends on it, and nothing else.

What is found is what a full validation finds within the scope, which ``scope`` of the result tells:
outside of it nothing can have changed. ``tests/test_incremental.py`` shows it on edited graphs.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.checking import fast_engine, hygiene, shape_routes, shapes, slices, validate
from etiograph.checking.concern import concerned
from etiograph.checking.findings import Finding
from etiograph.checking.neighbours import UNION, Neighbours, written
from etiograph.checking.routes import ANY, BEFORE, MINTED, TYPE, USE, Changed, Route, parse
from etiograph.errors import InputSyntaxError
from etiograph.rdf.nodes import Node
from etiograph.vocabulary import expand

if TYPE_CHECKING:
    import shacl

SHAPES, LINT = "shapes", "lint"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which nodes were checked by which rule.

    Attributes:
        nodes: IRIs by name of the hygiene query, or under ``shapes`` for all shapes; None where
            a rule was asked of the whole graph.
    """

    nodes: dict[str, frozenset[str] | None]

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding lies within what was checked."""
        if finding.shape == LINT:
            return True
        checked = self.nodes[finding.shape if finding.shape in self.nodes else SHAPES]
        return checked is None or finding.focus in checked

    @property
    def whole(self) -> bool:
        """Whether every rule was asked of the whole graph."""
        return not any(some is not None for some in self.nodes.values())

    @property
    def size(self) -> int:
        """How many nodes were checked by one rule or more, without rules asked of the whole."""
        return len(frozenset().union(*(some for some in self.nodes.values() if some)))


@dataclass(frozen=True, slots=True)
class Rules:
    """The shapes and hygiene queries, read once, with the routes of each.

    Attributes:
        all_shapes: the shapes.
        compiled: the shapes as the fast engine takes them, aimed at marked nodes.
        faults: those of the shapes themselves.
        queries: the hygiene queries.
        routes: routes by name of the query, or ``shapes``.
        whole: predicates at which a query is asked of the whole graph, by its name.
    """

    all_shapes: ox.Store
    compiled: shacl.Shapes
    faults: tuple[shapes.Fault, ...]
    queries: tuple[questions.Question, ...]
    routes: dict[str, frozenset[Route]]
    whole: dict[str, tuple[str, ...]]


def rules(shape_folder: Path, queries: Path) -> Rules:
    """Return the rules of two folders.

    Raises:
        InputError, InputSyntaxError: if one cannot be read, or a query has neither ``#+ routes:``
            nor ``#+ whole:``.
        CannotTakeError: if the fast engine does not know the shapes.
    """
    all_shapes = shapes.read(shape_folder)
    compiled = fast_engine.compiled(slices.aimed(all_shapes))
    found = {SHAPES: frozenset(shape_routes.routes(all_shapes))}
    whole = {}
    asked = tuple(questions.shipped(queries, "hygiene"))
    for one in asked:
        if not one.header.keys() & {"routes", "whole"}:
            hint = "say from the focus what a row depends on"
            raise InputSyntaxError(one.path, "no header line '#+ routes:' nor '#+ whole:'", hint)
        found[one.name] = frozenset(parse(one.header.get("routes", ""), one.path))
        words = one.header.get("whole", "").split()
        whole[one.name] = tuple(expand(word) or word for word in words)
    return Rules(all_shapes, compiled, tuple(shapes.own_faults(all_shapes)), asked, found, whole)


def check(store: ox.Store, quads: Collection[ox.Quad], known: Rules) -> tuple[list[Finding], Scope]:
    """Return what is wrong with what changed, sorted, and what was checked.

    Args:
        store: the graph after the change.
        quads: what was added and what was taken out.
        known: the rules.
    """
    if slices.touches_schema(store, quads):
        return _all(store, known)
    changed, walk = Changed(quads), Neighbours(store)
    concern = {
        name: concerned(walk, own, changed) | (changed.subjects if own else set())
        for name, own in known.routes.items()
    }
    # Walked anew: what the way back met belongs to no slice.
    walk = Neighbours(store)
    narrow = {rule.name for rule in known.queries if _sweeps(known.routes[rule.name])}
    slice_ = slices.cut(walk, _wanted(known, concern, known.routes.keys() - narrow))
    slice_.update(slices.schema(store))
    found = _of_shapes(walk, known, slice_, concern[SHAPES])
    sliced = {False: slice_, True: slices.cut(walk, _wanted(known, concern, narrow))}
    parts = {narrowly: _part(store, quads, some) for narrowly, some in sliced.items()}
    nodes: dict[str, frozenset[str] | None] = {SHAPES: written(concern[SHAPES])}
    for rule in known.queries:
        reached = nodes[rule.name] = written(concern[rule.name])
        if _triggers(store, changed, known.whole[rule.name]):
            nodes[rule.name] = None
            found += hygiene.findings(store, rule)
        elif _begins(walk, known.routes[rule.name], concern[rule.name]):
            found += hygiene.findings(parts[rule.name in narrow], rule, reached)
    faults = [*known.faults, *shapes.targets_astray(known.all_shapes, store)]
    placed = {validate.placed(store, one) for one in found}
    return sorted(placed.union(validate.faulty(faults))), Scope(nodes)


def _all(store: ox.Store, known: Rules) -> tuple[list[Finding], Scope]:
    found = validate.shape_findings(store, known.all_shapes)
    found += [one for rule in known.queries for one in hygiene.findings(store, rule)]
    found += validate.lint(known.all_shapes, store)
    return sorted(set(found)), Scope(dict.fromkeys(known.routes))


def _of_shapes(
    walk: Neighbours, known: Rules, slice_: set[ox.Quad], nodes: Collection[Node]
) -> list[Finding]:
    text = slices.text([*slice_, *slices.marks(walk, nodes)])
    return fast_engine.of_text(known.compiled, text, within=frozenset(map(str, nodes)))


def _sweeps(own: Collection[Route]) -> bool:
    """Tell whether a query looks at every node of what it is asked of: it gets a narrow slice."""
    return any(step.some and step.word in (ANY, USE) for route in own for step in route)


def _begins(walk: Neighbours, own: Collection[Route], nodes: Collection[Node]) -> bool:
    """Tell whether a route leads anywhere: where none does, no row can rest on anything."""
    return any(
        route[0].word in (BEFORE, MINTED)
        or next(iter(slices.triples(walk, route[0], nodes)), None) is not None
        for route in own
    )


def _wanted(
    known: Rules, concern: dict[str, set[Node]], names: Collection[str]
) -> dict[Route, set[Node]]:
    wanted: dict[Route, set[Node]] = {}
    for name in names:
        for route in slices.widened(known.routes[name]):
            wanted.setdefault(route, set()).update(concern[name])
    return wanted


def _part(store: ox.Store, quads: Collection[ox.Quad], slice_: set[ox.Quad]) -> ox.Store:
    """Return a slice as a store, with the changed triples: each is a witness of its nodes."""
    part = ox.Store()
    part.extend(slice_)
    part.extend(triple for q in quads if (triple := ox.Quad(*q.triple)) in store)
    return part


def _triggers(store: ox.Store, changed: Changed, words: tuple[str, ...]) -> bool:
    """Tell whether a query must be asked of the whole graph.

    So it is where one of its predicates changed, or the type of a node that has one.
    """
    if any(word in changed.by_predicate for word in words):
        return True
    typed = [s for s, _ in changed.by_predicate.get(TYPE.word, ()) if isinstance(s, ox.NamedNode)]
    return any(
        next(store.quads_for_pattern(one, ox.NamedNode(word), None, UNION), None) is not None
        for one in typed
        for word in words
    )
