"""Guards that no choice of claims hides a dispute: every format tells it of claims and of edges."""

from __future__ import annotations

import csv
import io
import json

import pytest

from etiograph.exchange import content, kgx, property_graph, selection
from etiograph.exchange.class_tables import prefixed
from etiograph.exchange.selection import Selection
from etiograph.exporting import export, shipped
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO
from test_labelled_graphs import invented

ALONE = [{}, {"polarity": "denied"}, {"object": "t"}]
"""One document contradicts itself: its vote is one, so no concordance differs in a choice."""
APART = [{}, {"polarity": "denied", "source": "901"}, {"object": "t"}]
DOUBTED = [
    {},
    {"source": "901", "certainty": "weak", "more": "; etio:evidenceStance etio:evidenceLacking"},
    {"object": "t"},
]
"""No claim denies it; another document says that evidence is lacking."""
DISPUTED = "edge:deficiency-d_causes_symptom-s"
DENIAL = "claim:900-002"
AFFIRMED = Selection(negative=False)
CHOICES = {
    "alone": (ALONE, AFFIRMED),
    "apart": (APART, AFFIRMED),
    "document": (APART, Selection(documents=("source:900",))),
    "doubted": (DOUBTED, AFFIRMED),
}
WHOLE = [one for one in shipped.all_formats() if not one.module.EXTRACT]


@pytest.fixture(scope="module")
def chosen(rules):
    return {
        name: selection.select(invented(rules, claims), choice, rules)
        for name, (claims, choice) in CHOICES.items()
    }


def pairs(part, property_):
    return {
        (prefixed(value(q.subject)), prefixed(value(q.object)))
        for q in part.quads
        if q.predicate.value == property_
    }


@pytest.mark.parametrize("name", CHOICES)
def test_an_edge_names_the_denials_that_were_left_out(name, chosen):
    denied = {(DISPUTED, DENIAL)} if name != "doubted" else set()

    assert pairs(chosen[name], ETIO.disputedBy) == set()
    assert pairs(chosen[name], ETIO.disputedInWhole) == denied
    assert bool(pairs(chosen[name], ETIO.concordanceInWhole)) is (name != "alone")


def test_a_denial_that_was_chosen_is_not_told_twice(rules):
    whole = invented(rules, APART)
    chosen = selection.select(whole, Selection(certainty=2), rules)

    assert pairs(chosen, ETIO.disputedBy) == {(DISPUTED, DENIAL)}
    assert pairs(chosen, ETIO.disputedInWhole) == set()


def test_a_choice_from_a_choice_still_tells_of_it(chosen, rules):
    first = content.whole(chosen["alone"].quads)
    second = selection.select(first, Selection(documents=("source:900",)), rules)

    assert pairs(second, ETIO.disputedInWhole) == {(DISPUTED, DENIAL)}


@pytest.mark.parametrize("form", WHOLE, ids=lambda one: one.name)
def test_each_format_says_who_denies_an_edge_in_the_whole_graph(form, chosen):
    files = export.export(chosen["alone"], form).files
    marks = [q for q in form.module.said(files) if q.predicate.value == ETIO.disputedInWhole]

    if form.name == "nanopubs":  # one claim each, and no edge
        assert "etio:disputedInWhole" in files["sidecar.jsonl"].decode()
        return
    assert [(prefixed(q.subject.value), prefixed(q.object.value)) for q in marks] == [
        (DISPUTED, DENIAL)
    ]


@pytest.mark.parametrize("name", CHOICES)
def test_tables_labelled_graphs_and_kgx_call_the_same_disputed(name, chosen):
    made = export.export(chosen[name], shipped.named("csv")).files["edges.csv"].decode()
    rows = list(csv.DictReader(io.StringIO(made, newline="")))
    parts = property_graph.of(chosen[name])
    records = kgx.records(chosen[name], lambda _: True)
    pooled = {one["object"]: one["description"] for one in records[kgx.COLLAPSED]}
    ends = ("symptom:s", "symptom:t")
    expected = {"symptom:s": True, "symptom:t": False}

    assert {one["object"]: one["disputed"] == "true" for one in rows} == expected
    assert {one["target"]: one["disputed"] for one in parts["collapsed"].edges} == expected
    assert {one["target"]: one["disputed"] for one in parts["claims"].edges} == expected
    found = {one["object"]: tells(one.get("description", "")) for one in claimed(records)}
    assert found == expected
    assert {end: tells(pooled[end]) for end in ends} == expected


def claimed(records):
    return [one for place in kgx.EDGES for one in records[place]]


def tells(description):
    return any(part.startswith(tuple(kgx.DISPUTES)) for part in description.split("; "))


def test_a_reader_of_the_files_finds_the_dispute(chosen):
    files = export.export(chosen["alone"], shipped.named("node-link")).files
    (edge,) = [
        one for one in json.loads(files["claims.json"])["edges"] if one["target"] == "symptom:s"
    ]

    assert edge["disputedInWhole"] == [DENIAL]
    assert edge["label"] == "asserted, disputed: causes"
    assert edge["stance"] == "etio:affirms"
