"""Guards the explanations: whole, as the graph says, never without other causes and the notice."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from conftest import QUERIES
from etiograph.asking import questions
from etiograph.explaining import (
    citing,
    differences,
    explain,
    explanation_tables,
    explanation_words,
    sensitivity,
)
from etiograph.explaining.citing import limits_text
from etiograph.explaining.index import AFFIRMS
from etiograph.explaining.weighing import cut
from etiograph.notice import NOTICE
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES, shorten

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

    found = explain.from_terms(index, [symptom])
    others = claims(found.others)

    assert others - set(found.passed) == {row["claim"] for row in rows}
    assert set(found.passed) <= others
    for one in found.others:
        passing = [
            c.deficiency
            for c in found.candidates
            if any(
                one.subject in w.path.terms[1:-1] and w.path.terms[-1] == one.object
                for w in c.support[0].ways
            )
        ]
        assert list(found.passed.get(one.claim, ())) == passing


def test_other_causes_on_a_way_are_kept_and_say_on_which(neck):
    cause = PREFIXES["condition"] + "neuropathy"
    (iri, *_) = [one.claim for one in neck.others if one.subject == cause]
    ranked = [c.deficiency for c in neck.candidates]
    passing = [
        c.deficiency
        for c in neck.candidates
        if any(cause in w.path.terms[1:-1] and w.path.terms[-1] == NECK for w in c.support[0].ways)
    ]

    assert neck.passed
    assert B12 in passing
    assert list(neck.passed[iri]) == passing
    assert [d for d in ranked if d in passing] == passing
    text = explanation_words.explanation_text(neck, width=200)
    assert "neuropathy: also on a way from vitamin B12 deficiency" in " ".join(text.split())
    table = explanation_tables.explanation_table(neck)
    how, claim = table.columns.index("how"), table.columns.index("claim")
    (said,) = [
        r[how].value for r in table.rows if r[0].value == "other cause" and r[claim].value == iri
    ]
    assert said.startswith("also on a way from vitamin B12 deficiency")
    assert json.loads(explanation_tables.explanation_json(neck))["passed"][iri] == passing


def test_who_is_counted_states_a_way_whole(index):
    fewer = 0
    for symptom in SYMPTOMS:
        for one in explain.from_terms(index, [symptom]).candidates:
            ways = [way for support in one.support for way in support.ways]
            whole = {p for way in ways for p in _whole(way)}
            any_step = {p for way in ways for step in way.path.steps for p in step.publishers}
            fewer += len(whole) < len(any_step)

            assert one.publishers == tuple(sorted(map(index.label, whole)))
    assert fewer


def _whole(way):
    return set.intersection(*(set(step.publishers) for step in way.path.steps))


def test_a_candidate_that_nobody_states_whole_says_so(index):
    joint = PREFIXES["symptom"] + "joint-pain"
    found = explain.from_terms(index, [joint])
    document = json.loads(explanation_tables.explanation_json(found))
    text = " ".join(explanation_words.explanation_text(found).split())
    joined = [one for one in found.candidates if not one.publishers]

    assert joined
    for one in joined:
        (way,) = [way for way in one.support[0].ways if way.counted]
        assert one.weight == pytest.approx(way.weight)
        assert not any(_whole(each) for each in one.support[0].ways)
        weight = f"{cut(one.weight, 2):.2f} of 1"
        assert f"{index.label(one.deficiency)} (weight {weight}, joined across publishers)" in text
        told = next(c for c in document["candidates"] if c["deficiency"] == one.deficiency)
        assert told["support"][0]["ways"][0]["voices"] == {}
        assert told["support"][0]["ways"][0]["whole_in"] == []


def test_each_way_says_in_which_documents_it_is_whole(both):
    table = explanation_tables.explanation_table(both)
    document = json.loads(explanation_tables.explanation_json(both))
    text = " ".join(explanation_words.explanation_text(both, everything=True).split())
    names = ("rank", "symptom", "way", "whole")
    places = [table.columns.index(name) for name in names]
    rows = {
        tuple(row[place].value for place in places)
        for row in table.rows
        if row[0].value == "candidate"
    }
    whole, joined = 0, 0
    for rank, one in enumerate(both.candidates, 1):
        for support, told in zip(
            one.support, document["candidates"][rank - 1]["support"], strict=True
        ):
            for number, way in enumerate(support.ways, 1):
                said = way.path.whole_in
                whole, joined = whole + bool(said), joined + (not said)
                assert told["ways"][number - 1]["whole_in"] == list(said)
                words = " ".join(map(shorten, said))
                assert (str(rank), support.symptom, str(number), words) in rows

    assert whole
    assert joined
    assert "; joined across documents;" in text
    assert "; whole in source:00" in text


def test_cautions_are_no_treatments(index, neck):
    for one in neck.candidates:
        assert all(_is_a(index, c, ETIO.unsafeFor, ETIO.masks) for c in one.facts.cautions)
        assert not any(_is_a(index, c, ETIO.unsafeFor, ETIO.masks) for c in one.facts.treatments)
        bearing = {
            c.iri
            for c in index.claims.values()
            if c.object == one.deficiency
            and c.stance == AFFIRMS
            and index.is_a(c, ETIO.bearsOnTreatment)
        }
        assert claims((*one.facts.cautions, *one.facts.treatments)) == bearing
    (warned,) = [one for one in neck.candidates if one.facts.cautions]
    text = " ".join(explanation_words.explanation_text(neck).split())
    roles = {row[0].value for row in explanation_tables.explanation_table(neck).rows}
    document = json.loads(explanation_tables.explanation_json(neck))

    assert f"cautions {warned.facts.cautions[0].words} [" in text
    assert warned.facts.treatments
    assert {"caution", "treatment"} <= roles
    assert any(one["facts"]["cautions"] for one in document["candidates"])


def _is_a(index, cited, *relations):
    return any(one in index.above[cited.relation] for one in relations)


def test_a_way_to_something_narrower_names_its_end(neck):
    whole = explanation_words.explanation_text(neck, everything=True)
    text = " ".join(whole.partition("Said of something broader")[0].split())
    narrower = PREFIXES["symptom"] + "neuropathic-neck-pain"
    (first,) = [c for c in neck.candidates if c.deficiency == B12]
    direct = [w.path.terms[-1] for w in first.support[0].ways if len(w.path.steps) == 1]

    assert {NECK, narrower} <= set(direct)
    assert "→ neuropathic neck pain [" in text
    assert text.count(" directly") == sum(
        len(way.path.steps) == 1 and way.path.terms[-1] == NECK
        for one in neck.candidates
        for way in one.support[0].ways
    )


def test_what_limits_every_claim_of_a_step_is_said_with_it(index, neck):
    limited = {ends: one for ends, one in neck.limits.items() if one.regions or one.populations}
    text = " ".join(explanation_words.explanation_text(neck, everything=True).split())
    table = explanation_tables.explanation_table(neck)
    place = table.columns.index("limits")
    cells = {row[place].value for row in table.rows if row[place]}
    document = json.loads(explanation_tables.explanation_json(neck))
    steps = {
        (s["subject"], s["object"]): s["limits"]
        for c in document["candidates"]
        for x in c["support"]
        for w in x["ways"]
        for s in w["steps"]
    }

    assert any(one.regions for one in limited.values())
    assert any(one.populations for one in limited.values())
    for ends, one in neck.limits.items():
        said = [index.claims[iri] for iri in index.steps[ends].claims]
        for found, values in (
            (one.regions, [{c.region} - {None} for c in said]),
            (one.populations, [set(c.populations) for c in said]),
            (one.severities, [{c.severity} - {None} for c in said]),
        ):
            assert set(found) == (set().union(*values) if all(values) else set())
        words = limits_text(one, index.label(ends[0]), index.labels)
        if words and ends in steps:
            assert f"{index.label(ends[1])} ({words})" in text or f"directly ({words})" in text
            assert words in cells
            assert steps[ends]["regions"] == list(one.regions)


def test_a_degree_is_one_of_the_subject(index):
    one = next(c for c in index.claims.values() if c.severity == ETIO.severe)
    words = citing.cited(index, one).words

    assert words.startswith(f"severe {index.label(one.subject)} ")
    assert "severe" not in words.partition("(")[2]
    limits = citing.Limits((), (), (ETIO.severe,))
    assert limits_text(limits, "zestin deficiency", index.labels) == "severe zestin deficiency"


@pytest.mark.parametrize(
    ("claim", "part"),
    [
        ("001-084", "compared with people with myofascial neck pain"),
        ("001-085", "compared with control group"),
        ("001-111", "compared with neck pain"),
        ("003-148", "compared with vitamin D deficiency"),
        ("000-006", "as to neck pain"),
    ],
)
def test_what_a_claim_compares_with_and_is_about_is_in_its_words(index, claim, part):
    words = citing.cited(index, index.claims[PREFIXES["claim"] + claim]).words

    assert part in words.partition("(")[2]


def test_nothing_is_called_unsaid_that_is_said_beside(index):
    seen = set()
    for text in ("neck pain, tingling, fatigue, muscle cramp", "stiff neck, numbness, back pain"):
        found = explain.from_words(index, text)
        for one in found.candidates:
            led = {support.symptom for support in one.support}
            assert {*one.not_led, *one.silent} == set(found.symptoms) - led
            assert not {*one.not_led} & {*one.silent}
            for symptom in set(found.symptoms) - led:
                said = any((one.deficiency, end) in index.between for end in index.below(symptom))
                assert (symptom in one.not_led) == said
                seen.add(said)
        words = explanation_words.explanation_text(found, everything=True)
        for one in found.candidates:
            assert all(f"not said to lead to {index.label(s)}" in words for s in one.not_led)

    assert seen == {True, False}


@pytest.mark.parametrize("name", ["severe-neck-pain", "low-back-pain", "headache"])
def test_a_narrow_complaint_has_what_is_said_of_broader_ones_apart(index, name):
    symptom = PREFIXES["symptom"] + name
    found = explain.from_terms(index, [symptom])
    text = explanation_words.explanation_text(found)
    roles = {row[0].value for row in explanation_tables.explanation_table(found).rows}
    document = json.loads(explanation_tables.explanation_json(found))

    assert found.candidates == ()
    assert {one.symptom for one in found.general} <= set(index.wider(symptom))
    for one in found.general:
        ends = {way.path.terms[-1] for _, support in one.leads for way in support.ways}
        assert ends <= {one.symptom}
        assert all(way.counted for _, support in one.leads for way in support.ways)
        whole = explain.from_terms(index, [one.symptom])
        assert claims(one.others) == {
            c.claim for c in whole.others if _about(index, c, one.symptom)
        }
    assert any(one.leads for one in found.general)
    assert any(one.others for one in found.general)
    assert f"in general (broader than {index.label(symptom)}): " in text
    assert {"in general", "other cause in general"} <= roles
    assert document["general"][0]["leads"][0]["ways"]


def _about(index, cited, symptom):
    return symptom in (cited.object, index.claims[cited.claim].outcome)


def test_what_is_broader_and_asked_for_itself_is_not_given_twice(index):
    head, pain = (PREFIXES["symptom"] + name for name in ("headache", "pain"))

    assert pain in {one.symptom for one in explain.from_terms(index, [head]).general}
    assert explain.from_terms(index, [head, pain]).general == ()


def test_tests_are_those_of_the_question_in_sparql(store, both):
    rows = asked(store, "cq-05", deficiency=B12)
    shown = claims(both.candidates[0].facts.tests)

    assert rows
    assert {row["claim"] for row in rows} <= shown


def test_foods_are_those_of_the_question_in_sparql(store, both):
    rows = asked(store, "cq-03", nutrient=PREFIXES["nutrient"] + "vitamin-b12")

    first = both.candidates[0]

    assert claims((*first.facts.foods, *first.facts.other_sources)) == {
        row["claim"] for row in rows
    }
    assert first.facts.other_sources
    for one in both.candidates:
        assert all("/food/" in claim.subject for claim in one.facts.foods)
        assert not any("/food/" in claim.subject for claim in one.facts.other_sources)


def test_what_was_mentioned_beside_is_shown_where_a_document_speaks_of_it(both, index):
    first = both.candidates[0]

    assert {one.subject for one in first.mentioned} == {PREFIXES["population"] + "vegans"}
    assert claims(first.mentioned) < claims(first.facts.at_risk)
    plain = explain.from_words(index, "stiff neck and tingling, no fever")
    assert [c.weight for c in plain.candidates] == [c.weight for c in both.candidates]
    assert plain.candidates[0].mentioned == ()


def test_contrary_claims_stand_beside_and_behind_no_step(neck, index):
    first = next(c for c in neck.candidates if c.deficiency == B12)
    contrary = claims(one for _, one in first.contrary)
    behind = {iri for w in first.support[0].ways for s in w.path.steps for iri in s.claims}

    assert {"only asked", "left open"} == {how for how, _ in first.contrary}
    text = explanation_words.explanation_text(neck)
    assert "   only asked      vitamin B12 deficiency causes neck pain [" in text
    assert "against" not in text
    assert contrary
    assert contrary & behind == set()
    assert all(index.claims[iri].stance == AFFIRMS for iri in behind)
    assert all(index.claims[iri].stance != AFFIRMS for iri in contrary)


def test_a_denial_is_said_even_of_what_is_no_candidate(both):
    assert [how for how, _ in both.beside] == ["denied"]


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
            felt = {end for end in ends if "/symptom/" in end or "/condition/" in end}
            assert differences.reach(index, term.iri) == felt


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
    assert len(brief.splitlines()) < 130 < len(whole.splitlines())
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


def test_what_was_understood_stands_in_the_table(index):
    found = explain.from_words(index, "vegan, stiff neck, my sister has neck pain, no fever, blah")
    table = explanation_tables.explanation_table(found)
    role, symptom = table.columns.index("role"), table.columns.index("symptom")
    said = [
        (row[role].value, shorten(row[symptom].value) if row[symptom] else "")
        for row in table.rows[:6]
    ]

    assert said == [
        ("understood", "symptom:neck-stiffness"),
        ("you ruled out", "symptom:fever"),
        ("also mentioned", "population:vegans"),
        ("set aside", "symptom:neck-pain"),
        ("not understood", ""),
        ("note", ""),
    ]
