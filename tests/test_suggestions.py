"""Guards what is suggested for a mistyped name: the near ones, the likest first, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiograph.terms import lexicon, suggestions

NAMES = ["back pain", "headache", "low vitamin d", "neck pain", "stiff neck", "vitamin d"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("neck pian", ["neck pain"]),
        ("pain neck", ["neck pain"]),
        ("pain in my neck", ["neck pain"]),
        ("head ache", ["headache"]),
        ("stif neck", ["stiff neck"]),
        ("vitamind", ["vitamin d"]),
        ("low vitmain d", ["low vitamin d"]),
        ("vitamin", ["vitamin d"]),
        ("neck", []),
        ("xyzzy", []),
        ("", []),
    ],
)
def test_the_near_names_come_first_and_alone(typed, expected):
    assert suggestions.near(typed, NAMES) == expected


def test_small_words_do_not_count():
    names = ["neck pain", "spine in the neck"]

    assert suggestions.near("pain in the neck", names)[0] == "neck pain"


def test_no_names_give_no_suggestion():
    assert suggestions.near("neck pain", []) == []


def test_no_more_are_given_than_asked_for():
    assert len(suggestions.near("neck pain", [f"neck pain {n}" for n in range(9)], most=2)) == 2


@given(st.permutations(NAMES), st.sampled_from(["neck pian", "vitamn d", "low d"]))
def test_the_order_of_the_names_does_not_matter(names, typed):
    assert suggestions.near(typed, names) == suggestions.near(typed, NAMES)


def test_one_name_is_suggested_for_a_term(store):
    known = lexicon.names(store)
    hint = lexicon.meant(known, "vit b12 deficency")
    suggested = hint.removeprefix("did you mean ").removesuffix("?").split(" or ")

    assert suggested[0] == "vit b12 deficiency"
    assert len({frozenset(known[name]) for name in suggested}) == len(suggested)


def test_only_terms_of_the_kinds_are_suggested(store):
    known = lexicon.names(store)

    assert lexicon.meant(known, "magnesum", ("nutrient",)) == "did you mean magnesium?"
    assert lexicon.meant(known, "magnesum", ("symptom",)) == "see: etiograph terms"
