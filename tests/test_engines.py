"""Guards the fast engine: it finds what pySHACL finds, on edited graphs, whole and in shards.

``test_shapes.py`` compares the two on every case as well.
"""

from __future__ import annotations

import copy
import importlib.util
import os
import random
import shutil

import pyoxigraph as ox
import pytest
import synthetic
from rdflib.namespace import RDF

from conftest import QUERIES, SHAPES
from etiograph.asking import questions
from etiograph.building import graph, opening
from etiograph.checking import hygiene, reference_engine, shape_mutants, shapes, sharding, validate
from etiograph.rdf import conversion, serializing
from etiograph.vocabulary import PREFIXES
from random_edits import Editor

LIST = {RDF.first, RDF.rest}
HEAD = "".join(f"@prefix {name}: <{iri}> . " for name, iri in PREFIXES.items())
ODD = "shape:Odd a sh:NodeShape ; sh:targetClass etio:Claim ; "


@pytest.fixture(scope="module")
def own() -> ox.Store:
    return shapes.read(SHAPES)


@pytest.fixture(scope="module")
def whole(invented) -> ox.Store:
    return graph.store([q for q in invented if not isinstance(q.graph_name, ox.DefaultGraph)])


def by_pyshacl(store: ox.Store, own: ox.Store) -> list:
    data, as_read = (conversion.to_rdflib(graph.default(one)) for one in (store, own))
    return reference_engine.shape_findings(data, as_read, store)


@pytest.mark.parametrize("seed", range(4))
def test_an_edited_graph_gives_the_same_findings_by_both_engines_and_in_shards(seed, whole, own):
    editor = Editor(whole, seed)
    editor.edit(30)
    found = validate.shape_findings(editor.store, own)
    asker = sharding.asker(editor.store, own)
    parts = [asker.ask(nodes) for nodes in sharding.shards(editor.store, own, 50)]

    assert found == by_pyshacl(editor.store, own)
    assert len(found) > 10
    assert len(parts) > 1
    assert sorted(one for part in parts for one in part) == found


@pytest.mark.parametrize("seed", range(20))
def test_mutants_of_the_shapes_find_the_same_by_both_engines(seed, whole, all_shapes, invented):
    """A twentieth of all mutants at a time, each of a triple of its own, where much is broken."""
    data = conversion.to_rdflib({quad.triple for quad in invented})
    every = shape_mutants.mutants(all_shapes, data)
    mutated, touched = copy.deepcopy(all_shapes), set()
    random.Random(0).shuffle(every)  # noqa: S311 - not for secrets
    for mutant in every[seed::20]:
        places = {triple[:2] for triple in (*mutant.taken, *mutant.put)}
        if touched & places or (touched and any(two in LIST for _, two in places)):
            continue  # two changes of a list are no list
        touched |= places
        for triple in mutant.taken:
            mutated.remove(triple)
        for triple in mutant.put:
            mutated.add(triple)
    editor = Editor(whole, seed)
    editor.edit(60)
    store = ox.Store()
    store.bulk_load(mutated.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    read = conversion.to_rdflib(graph.default(editor.store))

    found = validate.shape_findings(editor.store, store)

    assert found == reference_engine.shape_findings(read, mutated, editor.store)
    assert len(touched) > 80
    assert len(found) > 10


def test_planted_violations_are_found_by_both_engines_and_in_shards(tmp_path, own):
    planted = synthetic.write(tmp_path / "ontology", 40, 3, 5)
    store = graph.store(graph.encoded(tmp_path / "ontology"))
    found = validate.shape_findings(store, own)
    asker = sharding.asker(store, own)
    parts = [asker.ask(nodes) for nodes in sharding.shards(store, own, 999)]

    assert found == by_pyshacl(store, own)
    assert found == sorted(one for part in parts for one in part)
    assert planted


def test_shards_are_asked_by_processes_and_a_large_graph_in_shards(
    tmp_path, whole, own, monkeypatch
):
    editor = Editor(whole, 1)
    editor.edit(30)
    path = tmp_path / "edited.nq"
    path.write_text(serializing.nquads(graph.named(editor.store)), encoding="utf-8")
    found = sharding.findings(path, SHAPES, nodes=100, processes=2)
    asked = []
    monkeypatch.setattr(validate, "SMALL", 0)
    monkeypatch.setattr(os, "sysconf", lambda _: 1)  # one page, of one byte
    monkeypatch.setattr(sharding, "findings", lambda *a: asked.append(a) or [])
    validate.report(editor.store, SHAPES, QUERIES, built=path)

    assert found == validate.shape_findings(editor.store, own)
    assert asked == [(path, SHAPES)]


def test_hygiene_queries_are_spread_over_processes_where_a_graph_is_large(
    tmp_path, whole, monkeypatch
):
    rules = questions.shipped(QUERIES, "hygiene")
    editor = Editor(whole, 2)
    editor.edit(60)
    path = tmp_path / "edited.nq"
    path.write_text(serializing.nquads(graph.named(editor.store)), encoding="utf-8")
    expected = [one for rule in rules for one in hygiene.findings(editor.store, rule)]
    asked = []
    monkeypatch.setattr(hygiene, "spread", lambda *a: asked.append(a) or expected[:1])
    monkeypatch.setattr(opening, "SPREAD", 0)
    validate.report(editor.store, SHAPES, QUERIES, built=path)
    assert asked == []  # nothing is kept beside it: each process would read the whole
    monkeypatch.undo()

    monkeypatch.setattr(opening, "SMALL", 0)
    opening.compile_graph(path)
    found = hygiene.spread(path, rules, processes=2)
    assert found == expected
    assert len({one.shape for one in found}) > 3
    monkeypatch.setattr(hygiene, "spread", lambda *a: asked.append(a) or [])
    monkeypatch.setattr(opening, "SPREAD", 0)
    report = validate.report(editor.store, SHAPES, QUERIES, built=path)
    assert asked == [(path, rules)]
    assert report.asked == len(rules)


def reported(store: ox.Store, folder, tmp_path, turtle: str):
    """Return the report by shapes of which one more is written."""
    shutil.copytree(folder, tmp_path / "shapes")
    (tmp_path / "shapes" / "odd.ttl").write_text(HEAD + turtle, encoding="utf-8")
    return validate.report(store, tmp_path / "shapes", QUERIES)


@pytest.mark.parametrize(
    ("turtle", "reason"),
    [
        (ODD + 'sh:pattern "^(?!x)" ; sh:message "A rule. A remedy."@en .', "look-around"),
        (
            ODD + 'sh:xone ( [ sh:class etio:Claim ] ) ; sh:message "A rule. A remedy."@en .',
            "sh:xone",
        ),
        (ODD + 'sh:closed true ; sh:message "A. B."@en , "C. D."@de .', "two messages"),
        (ODD + 'sh:pattern "^x" .', "no message"),
    ],
)
def test_what_the_fast_engine_cannot_take_goes_to_pyshacl(turtle, reason, whole, tmp_path):
    report = reported(whole, SHAPES, tmp_path, turtle)

    assert report.engine == "pyshacl"
    assert reason in report.reason


def test_without_the_fast_engine_pyshacl_is_asked(whole, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "shacl" else find(name)
    )
    report = validate.report(whole, SHAPES, QUERIES)

    assert (report.engine, report.findings) == ("pyshacl", ())
    assert "not installed" in report.reason


def test_both_engines_can_be_wanted(whole):
    fast, reference = (validate.report(whole, SHAPES, QUERIES, one) for one in ("fast", "pyshacl"))

    assert fast.engine != reference.engine
    assert fast.reason == reference.reason == ""
    assert fast.findings == reference.findings
