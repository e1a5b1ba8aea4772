"""Reads from the shapes themselves on which triples a verdict of theirs can depend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pyoxigraph as ox

from etiograph.checking.fast_engine import CannotTakeError
from etiograph.checking.routes import ANY, TYPE, Route, Step
from etiograph.checking.shapes import SH
from etiograph.rdf.nodes import Node, value
from etiograph.vocabulary import PREFIXES

PAIRS = ("equals", "lessThan", "lessThanOrEquals")
"""Constraints that compare with the values of another predicate of the same focus."""
LEADING = {PREFIXES["rdf"] + "type", *(SH + word for word in ("path", "property"))}
LISTS = ("or", "and", "xone")
EVERY = Step(ANY)
FIRST, REST = (ox.NamedNode(PREFIXES["rdf"] + word) for word in ("first", "rest"))


def routes(all_shapes: ox.Store) -> set[Route]:
    """Return the routes of all shapes, from the nodes that their results name as focus.

    A shape that begins at a relation and leads from there to its claims reports on the claim: the
    route begins at the claim, so that the other claims of the relation are none of its business.

    Raises:
        CannotTakeError: if a shape has a path, or a shape within a shape, that is not known here.
    """
    found: set[Route] = set()
    for quad in all_shapes.quads_for_pattern(None, ox.NamedNode(f"{SH}targetClass"), None):
        found |= {(TYPE,), *_of(all_shapes, quad.subject, (), named=False)}
    for way, inverse in (("targetSubjectsOf", False), ("targetObjectsOf", True)):
        for quad in all_shapes.quads_for_pattern(None, ox.NamedNode(SH + way), None):
            step = Step(value(quad.object), inverse)
            found |= {(step,), *_of(all_shapes, quad.subject, (), named=False)}
    for quad in all_shapes.quads_for_pattern(None, ox.NamedNode(f"{SH}targetNode"), None):
        found |= set(_of(all_shapes, quad.subject, (), named=True))
    if (EVERY,) in found:
        # A closed shape looks at all that is said of a node, so no single step adds to it.
        found -= {one for one in found if one == (Step(one[0].word),)} - {(EVERY,)}
    # A route is walked step by step, so none that another begins with adds to it.
    return found - {one[:number] for one in found for number in range(1, len(one))}


def _of(shapes: ox.Store, shape: Node, before: Route, *, named: bool) -> Iterator[Route]:
    """Yield the routes of one shape that looks at the end of a route."""
    path = next(_objects(shapes, shape, "path"), None)
    for way in [()] if path is None else _ways(shapes, path):
        here = (*before, *way)
        if here and not _leads_on(shapes, shape, named=named):
            yield here
        if next(_objects(shapes, shape, "class"), None) is not None:
            yield (*here, TYPE)
        if next(_objects(shapes, shape, "closed"), None) is not None:
            yield (*here, EVERY)
        for word in PAIRS:
            for other in _objects(shapes, shape, word):
                yield (*before, Step(value(other)))
        yield from _inner(shapes, shape, here, named=named)


def _inner(shapes: ox.Store, shape: Node, here: Route, *, named: bool) -> Iterator[Route]:
    for inner in _objects(shapes, shape, "property"):
        # What a property shape within a property shape finds, it reports on the node it has
        # reached. That is followed for claims of a relation only.
        if here and not (
            _leads_on(shapes, shape, named=named) and len(here) == 1 and here[0].inverse
        ):
            raise CannotTakeError("a property shape within a property shape")
        if here:
            yield (Step(here[0].word),)
        yield from _of(shapes, inner, (), named=named)
    for word in ("node", "not"):
        for inner in _objects(shapes, shape, word):
            yield from _of(shapes, inner, here, named=named)
    for word in LISTS:
        for start in _objects(shapes, shape, word):
            for member in _members(shapes, start):
                yield from _of(shapes, member, here, named=named)


def _leads_on(shapes: ox.Store, shape: Node, *, named: bool) -> bool:
    """Tell whether a shape of a relation constrains nothing itself, and leads to its claims."""
    quads = shapes.quads_for_pattern(cast("ox.NamedNode", shape), None, None)
    said = {quad.predicate.value for quad in quads}
    return named and {f"{SH}path", f"{SH}property"} <= said <= LEADING


def _ways(shapes: ox.Store, path: Node) -> list[Route]:
    """Return what a path stands for: alternatives of rows of steps."""
    if isinstance(path, ox.NamedNode):
        return [(Step(path.value),)]
    for one in _objects(shapes, path, "inversePath"):
        if isinstance(one, ox.NamedNode):
            return [(Step(one.value, inverse=True),)]
    for start in _objects(shapes, path, "alternativePath"):
        return [way for one in _members(shapes, start) for way in _ways(shapes, one)]
    members = list(_members(shapes, path))
    if not members:
        raise CannotTakeError("a path of another kind")
    found: list[Route] = [()]
    for one in members:
        found = [(*way, *more) for way in found for more in _ways(shapes, one)]
    return found


def _objects(shapes: ox.Store, node: Node, word: str) -> Iterator[Node]:
    for quad in shapes.quads_for_pattern(
        cast("ox.NamedNode", node), ox.NamedNode(SH + word), None, ox.DefaultGraph()
    ):
        yield quad.object


def _members(shapes: ox.Store, cell: Node) -> Iterator[Node]:
    while isinstance(cell, ox.BlankNode):
        (first,) = shapes.quads_for_pattern(cell, FIRST, None)
        yield first.object
        (rest,) = shapes.quads_for_pattern(cell, REST, None)
        cell = rest.object
