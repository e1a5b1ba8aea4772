"""Guards the explanations: ranked as documented, never without other causes and the notice."""

from __future__ import annotations

import pytest

from conftest import QUERIES
from etiograph import explain, explanation_words
from etiograph.explain import Candidate, Chain, CitedClaim
from etiograph.vocabulary import PREFIXES

NECK = PREFIXES["symptom"] + "neck-pain"
TINGLING = PREFIXES["symptom"] + "tingling"


@pytest.fixture(scope="module")
def both(store):
    return explain.explain(store, QUERIES, [NECK, TINGLING])


def test_the_deficiency_that_explains_most_comes_first(both):
    ranks = [(len(c.explained), c.certainty, c.publishers) for c in both.candidates]

    assert both.candidates[0].deficiency == PREFIXES["deficiency"] + "vitamin-b12-deficiency"
    assert both.candidates[0].explained == (NECK, TINGLING)
    assert ranks == sorted(ranks, reverse=True)


def test_other_causes_and_the_notice_are_always_there(both, store):
    text = explanation_words.explanation_text(store, both)
    table = explanation_words.explanation_table(both)

    assert len(both.others) >= 4
    assert "poor posture" in text
    assert explain.NOTICE in text
    assert {row[-1].value for row in table.rows} == {explain.NOTICE}


def test_what_is_only_asked_or_associated_is_kept_apart(both):
    assert {how for how, _ in both.beside} == {
        "goes with",
        "is asked about",
        "is left open for",
    }
    asked = {cited.claim for _, cited in both.beside}
    leading = {s.claim for c in both.candidates for r in c.chains for _, s in r.claims}
    assert asked & leading == set()


def test_a_symptom_that_is_not_mentioned_counts_for_nothing(store, both):
    alone = explain.explain(store, QUERIES, [NECK])
    chains = {c.deficiency: [r for r in c.chains if r.symptom == NECK] for c in both.candidates}

    assert {c.deficiency: list(c.chains) for c in alone.candidates} == chains


def test_certainty_adds_the_weakest_links_of_the_surest_chains():
    def chain(symptom, weakest):
        said = CitedClaim("x", "asserted", f"claim-{weakest}", "source", "press", 0, 1)
        return Chain(symptom, 1, weakest, ((1, said),))

    candidate = Candidate("lack", (chain("a", 3), chain("a", 4), chain("b", 2)))

    assert candidate.certainty == 6
    assert candidate.publishers == 1
    assert candidate.explained == ("a", "b")


def test_every_cited_says_where_it_stands(both):
    claims = [s for c in both.candidates for r in c.chains for _, s in r.claims]

    assert claims
    assert all(s.claim and s.source and s.publisher and s.start < s.end for s in claims)
