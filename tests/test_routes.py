"""Guards the routes: without any one of them, some edit is missed that a full validation finds.

The edits are the cases of each rule (what it catches, what it spares), done and undone, and each of
the triples taken out on which a verdict of theirs rests.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox
import pytest

from conftest import QUERIES, ROOT, SHAPES
from etiograph import locations
from etiograph.building import graph
from etiograph.checking import cases, fast_engine, hygiene, incremental, slices, validate
from etiograph.checking.concern import concerned
from etiograph.checking.neighbours import UNION, Neighbours, written
from etiograph.checking.routes import ANY, Changed
from etiograph.vocabulary import PREFIXES

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
        return {validate.placed(ox.Store(), one) for one in hygiene.findings(store, rule)}

    return ask


def edits(quads, paths, ask, routes):
    """Yield edits from the graph to each case and back, and of each triple of the slice."""
    base = ox.Store()
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
    return waiting


RARE = f"""PREFIX etio: <{PREFIXES["etio"]}>
DELETE {{ ?claim etio:affirms ?proposition }} INSERT {{ ?claim etio:denies ?proposition }}
WHERE {{ ?claim etio:affirms ?proposition }} ;
INSERT {{ ?edge etio:disputedBy ?claim }} WHERE {{ ?edge a etio:Edge . ?claim a etio:Claim }} ;
INSERT {{ ?span etio:silentBecause ?why }} WHERE {{ ?span a etio:Span . ?why a etio:SilenceReason }}
"""
"""Triples that the invented graph lacks, for the routes that begin with them."""


def union(quads):
    """Return a store of the union of a graph and its vocabulary."""
    store = ox.Store()
    store.extend(quad for quad in quads if quad.graph_name in (UNION, slices.VOCABULARY))
    return store


@pytest.mark.parametrize("rule", HYGIENE, ids=lambda rule: rule.name)
def test_without_any_route_of_a_query_an_edit_is_missed(rule, invented):
    paths = locations.files(CASES / rule.name, "*.ru")
    assert left(list(union(invented)), paths, asked(rule), KNOWN.routes[rule.name]) == set()


MOST = 12
"""Triples of one first step that are tried."""
FRESH = ox.NamedNode(PREFIXES["symptom"] + "fresh")


def whole_or_part(compiled):
    """Return what asks the shapes of a graph, or of a slice at its nodes."""

    def ask(store, walk=None, nodes=()):
        if walk is None:
            return set(fast_engine.of_text(compiled, fast_engine.lines(store)))
        quads = [*(ox.Quad(*one) for one in graph.default(store)), *slices.marks(walk, nodes)]
        within = set(map(str, nodes))
        return set(fast_engine.of_text(KNOWN.compiled, slices.text(quads), within=within))

    return ask


def shown(route):
    """Return a route as a header writes it."""
    return "/".join("^" * one.inverse + one.word.rpartition("#")[2] for one in route)


def moved(store, route):
    """Yield graphs in which one triple of a first step leads to a fresh node, like the old one.

    So nothing but this route leads from the focus to what is said of the fresh node. With each
    comes what to take out: the triples of the last step, and of the first.
    """
    first, last = route[0], route[-1]
    word = None if first.word == ANY else ox.NamedNode(first.word)
    for old in sorted(store.quads_for_pattern(None, word, None, UNION), key=str)[:MOST]:
        node = old.subject if first.inverse and len(route) > 1 else old.object
        yield store, {old}
        if not isinstance(node, ox.NamedNode):
            continue
        ends = [FRESH if one == node else one for one in (old.subject, old.object)]
        link = ox.Quad(ends[0], old.predicate, ends[1])
        like = [
            ox.Quad(FRESH, one.predicate, one.object)
            for one in store.quads_for_pattern(node, None, None, UNION)
        ]
        for some in (like, []):
            other = ox.Store()
            other.extend(quad for quad in store if quad.triple != old.triple)
            other.extend([link, *some])
            said = {one for one in some if one.predicate.value == last.word}
            yield other, said if len(route) > 1 else {link}


def test_without_any_route_of_the_shapes_an_edit_is_missed(invented):
    ask = whole_or_part(fast_engine.compiled(KNOWN.all_shapes))
    base, routes = union(invented), KNOWN.routes[incremental.SHAPES]
    waiting = set(routes)
    rare = union(invented)
    rare.update(RARE)
    for route in sorted(routes):
        for store, out in chain(moved(base, route), moved(rare, route)):
            if not out or slices.touches_schema(store, out):
                continue
            less = ox.Store()
            less.extend(quad for quad in store if quad not in out)
            before, after = ask(store), ask(less)
            both = Edit(less, out, before, after), Edit(store, out, after, before)
            assert before == after or not any(one.missed(ask, routes) for one in both)
            if before != after and any(one.missed(ask, routes - {route}) for one in both):
                waiting.discard(route)
                break

    assert sorted(map(shown, waiting)) == []
