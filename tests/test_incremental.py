"""Guards the validation of what changed: it finds what a full one finds there, and no less."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from conftest import QUERIES, SHAPES
from etiograph.building import graph
from etiograph.checking import incremental, validate
from random_edits import Editor

SEEDS = range(
    int(__import__("os").environ.get("N0", "0")), int(__import__("os").environ.get("N1", "6"))
)
STEPS = 4


@pytest.fixture(scope="module")
def known():
    return incremental.rules(SHAPES, QUERIES)


@pytest.fixture(scope="module")
def whole(invented):
    return graph.store([q for q in invented if not isinstance(q.graph_name, ox.DefaultGraph)])


def full(store, known) -> set:
    """Return what a full validation finds."""
    found = set(validate.shape_findings(store, known.shapes))
    found |= set(validate.lint(known.shapes, store))
    return found.union(*(validate.hygiene_findings(store, rule) for rule in known.queries))


def compared(store, known, seed: int, sizes: list[int]) -> int:
    """Edit a graph step by step; return how many findings came up in what was checked."""
    editor, seen = Editor(store, seed), 0
    before = full(store, known)
    for size in sizes:
        changed = editor.edit(size)
        after = full(editor.store, known)
        found, scope = incremental.check(editor.store, changed, known)

        assert set(found) == {one for one in after if scope.covers(one)}
        assert after == {one for one in before if not scope.covers(one)} | set(found)
        seen += len(found)
        before = after
    return seen


@pytest.mark.parametrize("seed", SEEDS)
def test_what_changed_is_found_and_outside_nothing_changes(seed, whole, known):
    assert compared(whole, known, seed, [1, 2, 5, 12][:STEPS])
