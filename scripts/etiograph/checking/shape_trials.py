"""Asks the cases of the shapes whether they notice that a constraint is gone.

A constraint that can go without any case giving other findings is not shown to work. Method:
mutation testing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import rdflib
from rdflib.namespace import RDF, RDFS, SH

from etiograph.checking import reference_engine, shapes
from etiograph.checking.cases import Case
from etiograph.checking.shape_mutants import Mutant, Triple
from etiograph.errors import InputError
from etiograph.rdf import conversion
from etiograph.vocabulary import shorten

Branch = tuple[rdflib.term.Node, rdflib.term.Node | None]
"""A shape with a target, and one of its property shapes; None for the whole of it."""
TARGETS = tuple(rdflib.URIRef(word) for word in shapes.TARGETS)


def judge(
    all_shapes: rdflib.Graph, data: rdflib.Graph, cases: Iterable[Case], wanted: Iterable[Mutant]
) -> dict[Mutant, str]:
    """Return, for each mutant, the first case that notices it, or an empty text.

    A case notices a mutant if what it trips is not what it expects. Asked first are the invented
    graph itself and the cases that trip the shape, then, for the mutants that live on, the others.

    Args:
        all_shapes: the shapes as they should be.
        data: the invented graph, which conforms. It is changed for each case, and changed back.
        cases: the cases.
        wanted: the mutants to judge.

    Raises:
        InputError: if a case fails before anything was removed, or expects a shape that is not
            there.
    """
    branches = _branches(all_shapes)
    parts = {one: _pruned(all_shapes, one) for some in branches.values() for one in some}
    verdicts = dict.fromkeys(wanted, "")
    touched = {mutant: _touched(mutant) for mutant in verdicts}
    at_rest = Case("the invented graph")
    for first in (True, False):
        for case in (at_rest, *cases):
            named = {word.partition(" ")[0] for word in case.expected}
            for name in sorted(named - branches.keys()):
                what = f"expects {name}, and no shape with a target, nor part of one, is called so"
                raise InputError(case.name, what, "correct the name after '# violates:'")
            roots = {root for name in named for root, _ in branches[name]}
            waiting: dict[Branch, list[Mutant]] = {}
            for mutant, by in verdicts.items():
                near = case is at_rest or bool(touched[mutant] & named) or _akin(mutant, case)
                if by or near != first:
                    continue
                for branch in branches[mutant.shape]:
                    # A case that looks at places says nothing of other families of shapes.
                    if branch[0] in roots or not case.by_focus:
                        waiting.setdefault(branch, []).append(mutant)
            added, removed = map(conversion.to_rdflib, (case.added, case.removed))
            with _applied(data, added, removed):
                for branch, some in waiting.items():
                    if first or _reaches(parts[branch], case):
                        verdicts |= _asked(parts[branch], data, case, some)
    return verdicts


def _touched(mutant: Mutant) -> set[str]:
    """Return the names of the shapes that a mutant changes or lets go."""
    return {mutant.shape} | {shorten(str(value)) for _, _, value in mutant.taken}


def _akin(mutant: Mutant, case: Case) -> bool:
    """Tell whether a case is named after the mutated shape: asked first, it most often notices."""
    return mutant.shape == "shape:" + case.name.removeprefix("classes of ").partition("-")[0]


def _reaches(part: rdflib.Graph, case: Case) -> bool:
    """Tell whether a case changes anything that a part of the shapes looks at."""
    changed = {triple.predicate.value for triple in case.added | case.removed}
    looked_at = {str(value) for value in part.objects()} | {str(RDF.type), str(RDFS.subClassOf)}
    return (None, SH.closed, None) in part or bool(changed & looked_at)


def _asked(
    part: rdflib.Graph, data: rdflib.Graph, case: Case, some: list[Mutant]
) -> dict[Mutant, str]:
    """Return those mutants of a part of the shapes that a case notices, with its name."""
    members = {shorten(str(node)) for node in part.subjects(RDF.type)}
    expected = {word for word in case.expected if word.partition(" ")[0] in members}
    if _tripped(data, part, case) != expected:
        what = "trips other shapes than it expects, with every constraint in place"
        raise InputError(case.name, what, "correct it: pytest tests/test_shapes.py")
    noticed = {}
    for mutant in some:
        with _applied(part, mutant.put, mutant.taken):
            if _tripped(data, part, case) != expected:
                noticed[mutant] = case.name
    return noticed


def _tripped(data: rdflib.Graph, family: rdflib.Graph, case: Case) -> frozenset[str]:
    found = reference_engine.shape_findings(data, family)
    if case.by_focus:
        return frozenset(f"{shorten(one.shape)} {shorten(one.focus)}" for one in found)
    return frozenset(shorten(one.shape) for one in found)


@contextmanager
def _applied(
    graph: rdflib.Graph, added: Iterable[Triple], removed: Iterable[Triple]
) -> Iterator[None]:
    come = [triple for triple in added if triple not in graph]
    go = [triple for triple in removed if triple in graph]
    for triple in go:
        graph.remove(triple)
    for triple in come:
        graph.add(triple)
    try:
        yield
    finally:
        for triple in come:
            graph.remove(triple)
        for triple in go:
            graph.add(triple)


def _branches(all_shapes: rdflib.Graph) -> dict[str, set[Branch]]:
    """Return, for each named shape, the branches that must be asked when it changes.

    Nothing that changes in one branch is seen from another: so only one is asked.
    """
    found: dict[str, set[Branch]] = {}
    for root in {shape for target in TARGETS for shape in all_shapes.subjects(target)}:
        found.setdefault(shorten(str(root)), set()).add((root, None))
        for limb in all_shapes.objects(root, SH.property):
            for node in _described(all_shapes, limb).subjects():
                if isinstance(node, rdflib.URIRef):
                    found.setdefault(shorten(str(node)), set()).add((root, limb))
    return found


def _pruned(all_shapes: rdflib.Graph, branch: Branch) -> rdflib.Graph:
    """Return one branch: the targets of a shape, and of its property shapes only one."""
    root, limb = branch
    if limb is None:
        return _described(all_shapes, root)
    part = _described(all_shapes, limb)
    for predicate in TARGETS:
        for target in all_shapes.objects(root, predicate):
            part.add((root, predicate, target))
    part.add((root, SH.property, limb))
    return part


def _described(all_shapes: rdflib.Graph, shape: rdflib.term.Node) -> rdflib.Graph:
    """Return what is said of a shape, and of each shape and list that hangs on it."""
    graph, waiting = rdflib.Graph(bind_namespaces="none"), [shape]
    while waiting:
        node = waiting.pop()
        if (node, None, None) in graph:
            continue
        for predicate, value in all_shapes.predicate_objects(node):
            graph.add((node, predicate, value))
            if isinstance(value, rdflib.BNode) or predicate in (SH.property, SH.node):
                waiting.append(value)
    return graph
