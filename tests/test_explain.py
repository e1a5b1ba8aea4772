"""Guards the explanations: whole, as the graph says, never without other causes and the notice."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from conftest import QUERIES
from etiograph.asking import questions
from etiograph.explaining import (
    differences,
    explain,
    explanation_tables,
    explanation_words,
    sensitivity,
)
from etiograph.explaining.index import AFFIRMS
from etiograph.notice import NOTICE
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES

NECK = PREFIXES["symptom"] + "neck-pain"
STIFF = PREFIXES["symptom"] + "neck-stiffness"
TINGLING = PREFIXES["symptom"] + "tingling"
FEVER = PREFIXES["symptom"] + "fever"
B12 = PREFIXES["deficiency"] + "vitamin-b12-deficiency"
SYMPTOMS = [PREFIXES["symptom"] + name for name in ("neck-pain", "muscle-cramp", "pain", "fatigue")]


@pytest.fixture(scope="module")
def both(index):
    return explain.from_words(index, "stiff neck and tingling, no fever; vegan")


@pytest.fixture(scope="module")
def neck(index):
    return explain.from_terms(index, [NECK])


def asked(store, name, **arguments):
    question = questions.find(QUERIES, name)
    bound = {key: ox.NamedNode(value) for key, value in arguments.items()}
    answer = query.ask(store, question.text, bound)
    rows = ([cell.value if cell else "" for cell in row] for row in answer.rows)
    return [dict(zip(answer.columns, row, strict=True)) for row in rows]


def claims(found):
    return {one.claim for one in found}


def test_words_and_terms_give_the_same_answer(index):
    words = explain.from_words(index, "stiff neck and tingling")
    terms = explain.from_terms(index, [STIFF, TINGLING])

    assert words.candidates == terms.candidates
    assert words.others == terms.others


def test_the_flagship_question(both):
    assert both.symptoms == (STIFF, TINGLING)
    assert [m.term for m in both.understood.ruled_out] == [FEVER]
    assert both.candidates[0].deficiency == B12
    assert [s.symptom for s in both.candidates[0].support] == [STIFF, TINGLING]


@pytest.mark.parametrize("symptom", SYMPTOMS, ids=lambda iri: iri.rpartition("/")[2])
def test_candidates_ways_and_claims_are_those_of_the_question_in_sparql(store, index, symptom):
    found = explain.from_terms(index, [symptom])
    rows = asked(store, "cq-01", symptom=symptom)
    ways = {(r["deficiency"], r["chain"]) for r in rows if r["how"] == "leads to"}
    leading = {(r["deficiency"], r["claim"]) for r in rows if r["how"] == "leads to"}
    beside = {r["claim"] for r in rows if r["how"] != "leads to"}
    shown = {
        (c.deficiency, iri)
        for c in found.candidates
        for w in c.support[0].ways
        for s in w.path.steps
        for iri in s.claims
    }

    assert ways
    assert shown == leading
    assert sum(len(c.support[0].ways) for c in found.candidates) == len(ways)
    assert beside <= claims(one for _, one in found.beside) | {
        one.claim
        for c in found.candidates
        for one in (*c.associated, *(claim for _, claim in c.contrary))
    }


@pytest.mark.parametrize("symptom", SYMPTOMS, ids=lambda iri: iri.rpartition("/")[2])
def test_other_causes_are_those_of_the_question_in_sparql(store, index, symptom):
    rows = asked(store, "cq-08", symptom=symptom)

    assert claims(explain.from_terms(index, [symptom]).others) == {row["claim"] for row in rows}


def test_tests_are_those_of_the_question_in_sparql(store, both):
    rows = asked(store, "cq-05", deficiency=B12)
    shown = claims(both.candidates[0].tests)

    assert rows
    assert {row["claim"] for row in rows} <= shown


def test_foods_are_those_of_the_question_in_sparql(store, both):
    rows = asked(store, "cq-03", nutrient=PREFIXES["nutrient"] + "vitamin-b12")

    assert claims(both.candidates[0].foods) == {row["claim"] for row in rows}


def test_what_was_mentioned_beside_is_shown_where_a_document_speaks_of_it(both, index):
    first = both.candidates[0]

    assert {one.subject for one in first.mentioned} == {PREFIXES["population"] + "vegans"}
    assert claims(first.mentioned) < claims(first.at_risk)
    plain = explain.from_words(index, "stiff neck and tingling, no fever")
    assert [c.weight for c in plain.candidates] == [c.weight for c in both.candidates]
    assert plain.candidates[0].mentioned == ()


def test_contrary_claims_stand_beside_and_behind_no_step(neck, index):
    first = next(c for c in neck.candidates if c.deficiency == B12)
    contrary = claims(one for _, one in first.contrary)
    behind = {iri for w in first.support[0].ways for s in w.path.steps for iri in s.claims}

    assert {"is only asked about", "is left open"} == {how for how, _ in first.contrary}
    assert contrary
    assert contrary & behind == set()
    assert all(index.claims[iri].stance == AFFIRMS for iri in behind)
    assert all(index.claims[iri].stance != AFFIRMS for iri in contrary)


def test_a_denial_is_said_even_of_what_is_no_candidate(both):
    assert [how for how, _ in both.beside] == ["is denied"]


def test_what_is_said_of_something_broader_is_apart_and_counts_for_nothing(both):
    magnesium = next(c for c in both.candidates if c.deficiency.endswith("magnesium-deficiency"))
    behind = {iri for w in magnesium.support[0].ways for s in w.path.steps for iri in s.claims}

    assert {one.object for one in magnesium.broader} == {PREFIXES["symptom"] + "stiffness"}
    assert claims(magnesium.broader) & behind == set()


def test_what_tells_a_candidate_apart_is_linked_to_it_alone(store, both):
    first, second = both.candidates[:2]
    difference = next(d for d in first.apart if d.other == second.deficiency)
    follows = {
        deficiency: {
            row["object"]
            for row in _follows(store, deficiency)
            if "/symptom/" in row["object"] or "/condition/" in row["object"]
        }
        for deficiency in (first.deficiency, second.deficiency)
    }
    here, there = follows[first.deficiency], follows[second.deficiency]
    known = {STIFF, TINGLING, FEVER}

    assert set(difference.only_here) == {
        one for one in here - there if not one.endswith("stiffness") and one not in known
    }
    assert all(candidate.apart == () for candidate in both.candidates[5:])


def test_a_deficiency_reaches_where_its_chains_end(store, index):
    for term in index.terms.values():
        if term.kind == "deficiency":
            ends = {row["object"] for row in _follows(store, term.iri)}
            kinds = ("symptom", "condition", "mechanism", "deficiency")
            assert differences.reach(index, term.iri, kinds) == ends


def _follows(store, deficiency):
    text = (
        "SELECT DISTINCT ?object ?start WHERE { ?chain etio:startsAt ?start ; "
        "etio:endsAt ?object } ORDER BY ?object"
    )
    answer = query.ask(store, text, {"start": ox.NamedNode(deficiency)})
    return [{"object": row[0].value} for row in answer.rows]


def test_red_flags_and_what_to_rule_out_are_always_there(index, store, both, neck):
    def of(relation):
        text = "SELECT ?c ?r WHERE { ?c etio:relation ?r ; etio:affirms ?p } ORDER BY ?c"
        return {r[0].value for r in query.ask(store, text, {"r": ox.NamedNode(relation)}).rows}

    assert len(of(ETIO.redFlagFor)) >= 14
    for found in (both, neck, explain.from_words(index, "headache")):
        assert claims((*found.red_flags, *found.more_red_flags)) == of(ETIO.redFlagFor)
        assert found.first
        assert claims(found.first) <= of(ETIO.ruleOutBefore)
    assert {one.subject for one in both.red_flags} == {
        PREFIXES["symptom"] + name
        for name in ("tingling", "neurological-symptom", "chronic-neck-stiffness")
    }
    assert claims(explain.from_words(index, "headache").first) == of(ETIO.ruleOutBefore)


def test_the_notice_and_other_causes_are_in_every_form(both):
    text = explanation_words.explanation_text(both)
    table = explanation_tables.explanation_table(both)
    document = json.loads(explanation_tables.explanation_json(both))

    assert NOTICE in text
    assert "poor posture" in text
    assert {row[-1].value for row in table.rows} == {NOTICE}
    assert document["notice"] == NOTICE
    roles = {row[0].value for row in table.rows}
    assert {"candidate", "other cause", "red flag", "more red flag", "rule out first"} <= roles
    assert document["others"]
    assert document["red_flags"]


def test_json_holds_what_the_values_hold(index, both):
    found = sensitivity.of(index, both.understood)
    document = json.loads(explanation_tables.explanation_json(both, found))
    first = document["candidates"][0]

    assert [c["rank"] for c in document["candidates"]] == [*range(1, len(both.candidates) + 1)]
    assert len(first["support"][0]["ways"]) == len(both.candidates[0].support[0].ways)
    steps = [
        s
        for c in document["candidates"]
        for x in c["support"]
        for w in x["ways"]
        for s in w["steps"]
    ]
    assert {iri for step in steps for iri in step["claims"]} <= set(document["claims"])
    assert document["understood"]["ruled_out"][0]["term"] == FEVER
    assert document["labels"][FEVER] == "fever"
    assert len(document["sensitivity"]["variants"]) == len(found.variants)


def test_text_is_as_wide_as_asked_and_brief_unless_all_is_wanted(both):
    brief = explanation_words.explanation_text(both, width=90)
    whole = explanation_words.explanation_text(both, everything=True, width=90)

    assert max(map(len, brief.splitlines())) <= 90
    assert len(brief.splitlines()) < 110 < len(whole.splitlines())
    every = {
        iri
        for c in both.candidates
        for s in c.support
        for w in s.ways
        for t in w.path.steps
        for iri in t.claims
    }
    assert all(iri.rpartition("/")[2] in whole for iri in every)


def test_a_symptom_that_was_ruled_out_is_shown_and_not_counted(index):
    plain = explain.from_words(index, "stiff neck")
    found = explain.from_words(index, "stiff neck, no tingling")
    text = explanation_words.explanation_text(found)

    assert [(c.deficiency, c.weight) for c in found.candidates] == [
        (c.deficiency, c.weight) for c in plain.candidates
    ]
    assert B12 in {c.deficiency for c in found.candidates if c.ruled_out}
    assert "you ruled out" in text


def test_every_claim_says_where_it_stands(both):
    assert both.claims
    assert all(
        s.claim and s.source and s.publisher and s.start < s.end for s in both.claims.values()
    )


def test_the_same_question_has_the_same_answer_to_the_letter(index):
    forms = [
        explanation_tables.explanation_json(explain.from_words(index, "neck pain, tired"))
        for _ in range(2)
    ]

    assert forms[0] == forms[1]
