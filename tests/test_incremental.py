"""Guards the validation of what changed: it finds what a full one finds there, and no less."""

from __future__ import annotations

import re
import shutil

import pyoxigraph as ox
import pytest
import synthetic

from conftest import QUERIES, SHAPES, etiograph
from etiograph.building import graph, infer
from etiograph.checking import hygiene, incremental, since, validate
from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf import serializing
from random_edits import Editor

SEEDS = range(5)
VOCABULARY = ox.NamedNode(f"{graph.GRAPH}vocabulary")


@pytest.fixture(scope="module")
def known():
    return incremental.rules(SHAPES, QUERIES)


@pytest.fixture(scope="module")
def whole(invented):
    return graph.store([q for q in invented if not isinstance(q.graph_name, ox.DefaultGraph)])


def full(store, known) -> set:
    """Return what a full validation finds."""
    found = set(validate.shape_findings(store, known.all_shapes))
    found |= set(validate.lint(known.all_shapes, store))
    return found.union(*(hygiene.findings(store, rule) for rule in known.queries))


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
    assert compared(whole, known, seed, [1, 2, 5, 12])


@pytest.mark.parametrize("seed", [1, 2])
def test_in_an_invented_graph_of_a_thousand_claims_no_less_is_found(seed, tmp_path, known, rules):
    synthetic.write(tmp_path / "ontology", 1000, seed, 8)
    store = graph.store(graph.encoded(tmp_path / "ontology"))
    infer.derive(store, rules)

    assert compared(store, known, seed, [12])


def test_what_changed_in_the_vocabulary_is_checked_everywhere(whole, known):
    word = next(iter(whole.quads_for_pattern(None, None, None, VOCABULARY)))
    found, scope = incremental.check(whole, [word], known)

    assert scope.whole
    assert set(found) == full(whole, known)


def test_every_hygiene_query_says_what_a_row_depends_on(tmp_path):
    folder = tmp_path / "queries"
    shutil.copytree(QUERIES, folder)
    path = folder / "hygiene" / "no-claim-is-about-itself.rq"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"#\+ routes:.*\n", "", text), encoding="utf-8")

    with pytest.raises(InputSyntaxError, match="no header line '#\\+ routes:'"):
        incremental.rules(SHAPES, folder)
    path.write_text(text.replace("#+ routes: ", "#+ routes:   subject"), encoding="utf-8")
    with pytest.raises(InputSyntaxError, match="a route with subject"):
        incremental.rules(SHAPES, folder)


@pytest.mark.parametrize("window", [1, 300, 1 << 24])
def test_quads_that_differ_are_those_that_stand_in_one_graph_only(window, whole, tmp_path):
    editor = Editor(whole, 3)
    editor.edit(30)
    old, new = tmp_path / "old.nq", tmp_path / "new.nq"
    old.write_text(serializing.nquads(graph.named(whole)), encoding="utf-8")
    new.write_text(serializing.nquads(graph.named(editor.store)), encoding="utf-8")
    differ = set(graph.named(whole)) ^ set(graph.named(editor.store))

    assert len(differ) > 10
    assert set(since.differing(old, new, window)) == differ
    assert set(since.differing(new, old, window)) == differ
    assert since.differing(new, new, window) == []


def test_a_graph_whose_lines_are_not_sorted_is_refused(whole, tmp_path):
    path = tmp_path / "odd.nq"
    lines = serializing.nquads(graph.named(whole)).splitlines(keepends=True)
    path.write_text("".join([lines[1], lines[0], *lines[2:]]), encoding="utf-8")
    for window in (1, 1 << 24):
        with pytest.raises(InputError, match="not sorted"):
            since.differing(path, path, window)


def test_the_command_checks_what_changed_since_a_graph_or_a_change_file(whole, tmp_path):
    old, new, changes = tmp_path / "old.nq", tmp_path / "new.nq", tmp_path / "changes.jsonl"
    editor = Editor(whole, 5)
    editor.edit(4)
    old.write_text(serializing.nquads(graph.named(whole)), encoding="utf-8")
    new.write_text(serializing.nquads(graph.named(editor.store)), encoding="utf-8")
    call = ["validate", "--graph", new, "--format", "tsv"]
    everything = etiograph(*call)
    some = etiograph(*call, "--changed", old)
    etiograph("diff", "--derived", old, new, "-o", changes)
    by_file = etiograph(*call, "--changed", changes)
    other = etiograph("validate", "--graph", old, "--changed", changes)
    etiograph("diff", old, new, "-o", changes)
    partly = etiograph(*call, "--changed", changes)
    same = etiograph("validate", "--graph", old, "--changed", old)

    assert everything.returncode == some.returncode == by_file.returncode == 1
    assert everything.stdout == some.stdout == by_file.stdout
    assert "quads changed" in some.stderr
    assert (other.returncode, partly.returncode) == (3, 3)
    assert "leads to another graph" in other.stderr
    assert "make it with --derived" in partly.stderr
    assert same.returncode == 0
    assert "0 quads changed, 0 nodes checked" in same.stderr
