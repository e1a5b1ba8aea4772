"""Guards the routes: without any one of them, some edit is missed that a full validation finds.

The edits are the cases of each rule (what it catches, what it spares), done and undone, and each of
the triples taken out on which a verdict of theirs rests.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from conftest import QUERIES, ROOT, SHAPES
from etiograph import locations
from etiograph.building import graph
from etiograph.checking import cases, incremental, slices, validate
from etiograph.checking.concern import concerned
from etiograph.checking.neighbours import Neighbours, written
from etiograph.checking.routes import Changed

KNOWN = incremental.rules(SHAPES, QUERIES)
HYGIENE = [rule for rule in KNOWN.queries if KNOWN.routes[rule.name]]
CASES = ROOT / "tests" / "hygiene"


@dataclass
class Edit:
    """A graph after an edit, what was changed, and what a rule found before and finds now."""

    store: ox.Store
    quads: set[ox.Quad]
    before: set
    after: set

    def missed(self, ask, routes) -> bool:
        """Tell whether routes alone do not lead to what is found now, and is no longer found."""
        nodes = concerned(Neighbours(self.store), routes, Changed(self.quads))
        reached = written(nodes)
        if not {one.focus for one in self.before ^ self.after} <= reached:
            return True
        walk = Neighbours(self.store)
        quads = slices.cut(walk, dict.fromkeys(routes, nodes))
        part = graph.store([])
        part.extend([*quads, *slices.schema(self.store)])
        found = {one for one in ask(part, walk, nodes) if one.focus in reached}
        return found != {one for one in self.after if one.focus in reached}


def asked(rule):
    """Return what asks one hygiene query, and leaves out where its focus stands."""

    def ask(store, *_):
        return {validate.placed(ox.Store(), one) for one in validate.hygiene_findings(store, rule)}

    return ask


def edits(quads, paths, ask, routes):
    """Yield edits from the graph to each case and back, and of each triple of the slice."""
    base = cases.changed(quads, paths[0]) if not quads else ox.Store()
    base.extend(quads)
    sound = ask(base)
    for path in paths:
        case = cases.changed(quads, path)
        found = ask(case)
        differ = set(base) ^ set(case)
        yield Edit(case, differ, sound, found)
        yield Edit(base, differ, found, sound)
        for one, other, verdict in ((case, base, found), (base, case, sound)):
            nodes = concerned(Neighbours(other), routes, Changed(differ))
            nodes |= {ox.NamedNode(one.focus) for one in found | sound}
            for quad in sorted(slices.cut(Neighbours(one), dict.fromkeys(routes, nodes)), key=str):
                one.remove(quad)
                less = ask(one)
                if less != verdict:
                    yield Edit(one, {quad}, verdict, less)
                one.add(quad)
                if less != verdict:
                    yield Edit(one, {quad}, less, verdict)


def left(quads, paths, ask, routes):
    """Return the routes that no edit needs; each edit is found by all of them."""
    waiting = set(routes)
    for edit in edits(quads, paths, ask, routes):
        if slices.touches_schema(edit.store, edit.quads):
            continue
        assert not edit.missed(ask, routes), (edit.quads, edit.before ^ edit.after)
        waiting -= {one for one in waiting if edit.missed(ask, routes - {one})}
        if not waiting:
            break
    return waiting


@pytest.mark.parametrize("rule", HYGIENE, ids=lambda rule: rule.name)
def test_without_any_route_of_a_query_an_edit_is_missed(rule, invented):
    paths = locations.files(CASES / rule.name, "*.ru")
    union = [quad for quad in invented if isinstance(quad.graph_name, ox.DefaultGraph)]
    vocabulary = [quad for quad in invented if quad.graph_name == slices.VOCABULARY]

    assert left([*union, *vocabulary], paths, asked(rule), KNOWN.routes[rule.name]) == set()
