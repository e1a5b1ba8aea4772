"""Guards the foods for nutrients: what is claimed and nothing else, and the fewest for all."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest

from conftest import QUERIES
from etiograph.asking import questions
from etiograph.building import graph
from etiograph.errors import UnknownTermError
from etiograph.notice import NOTICE
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES
from etiograph.walking import diet, diet_words

NUTRIENT, FOOD = PREFIXES["nutrient"], PREFIXES["food"]
MAGNESIUM, POTASSIUM = NUTRIENT + "magnesium", NUTRIENT + "potassium"
BOTH = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT DISTINCT ?food ?one ?two
WHERE {
  ?food etio:sourceOf ?one ; etio:sourceOf ?two ; a ?class .
  FILTER (?class IN (etio:Food, etio:FoodGroup))
}
ORDER BY ?food
"""
DENIED = """
PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX source: <https://w3id.org/etiograph/source/>
PREFIX etio: <https://w3id.org/etiograph/ontology#>
DELETE { ?claim etio:affirms ?said . }
INSERT { ?claim etio:denies ?said . }
WHERE { ?claim etio:affirms ?said . FILTER (?claim IN (claim:004-215, claim:002-278)) } ;
DELETE { claim:002-411 etio:statedIn ?source . }
INSERT { claim:002-411 etio:statedIn source:000 . }
WHERE { claim:002-411 etio:statedIn ?source . }
"""


def column(answer, name):
    place = answer.columns.index(name)
    return [row[place].value if row[place] else "" for row in answer.rows]


def asked(store, name, nutrient):
    question = questions.find(QUERIES, name)
    return query.ask(store, question.text, {"nutrient": ox.NamedNode(nutrient)})


@pytest.fixture(scope="module")
def nutrients(store):
    of = ox.NamedNode(ETIO.sourceOf)
    found = {quad.object.value for quad in store.quads_for_pattern(None, of, None, None)}
    assert len(found) > 5
    return sorted(found)


@pytest.fixture(scope="module")
def denied(store):
    """Return the graph with a few claims changed.

    Two are denied: on dark chocolate the only one, on beans one of two. One on spinach is said by
    another publisher.
    """
    changed = ox.Store()
    changed.bulk_extend(ox.Quad(*triple) for triple in graph.default(store))
    changed.update(DENIED)
    return changed


def test_foods_and_claims_are_those_of_the_question(store, nutrients):
    for nutrient in nutrients:
        answer = asked(store, "cq-03", nutrient)
        pairs = zip(column(answer, "what"), column(answer, "claim"), strict=True)
        expected = {pair for pair in pairs if pair[0].startswith(FOOD)}
        found = diet.diet(store, [nutrient])

        assert {(one.food, c.claim) for one in found.supplies for c in one.claims} == expected


def test_amounts_are_those_of_the_question(store, nutrients):
    seen = 0
    for nutrient in nutrients:
        answer = asked(store, "cq-17", nutrient)
        names = ("food", "itemLabel", "amount", "unit", "per", "release", "fitLabel")
        rows = zip(*(column(answer, name) for name in names), strict=True)
        expected = sorted(row[:6] for row in rows if row[2])
        found = sorted(
            (one.food, m.label, m.value, m.unit, m.per, m.release)
            for one in diet.diet(store, [nutrient]).supplies
            for m in one.amounts
        )
        seen += len(found)

        assert found == expected
    assert seen > 50


def test_a_food_that_serves_two_nutrients_is_found_by_sparql_too(store):
    bound = {"one": ox.NamedNode(MAGNESIUM), "two": ox.NamedNode(POTASSIUM)}
    expected = {row[0].value for row in query.ask(store, BOTH, bound).rows}
    found = diet.diet(store, [MAGNESIUM, POTASSIUM])

    assert {food for (food,) in found.sets} == expected == {FOOD + "spinach", FOOD + "beans"}
    assert found.count == len(found.sets)


def test_the_smallest_sets_serve_every_nutrient_and_nothing_can_go(store, nutrients):
    found = diet.diet(store, nutrients)
    serving = {one.food: set() for one in found.supplies}
    for one in found.supplies:
        serving[one.food].add(one.nutrient)
    wanted = set(nutrients) - set(found.uncovered)

    assert len(found.sets) == found.count > 1
    for foods in found.sets:
        assert set().union(*(serving[food] for food in foods)) == wanted
        for left in foods:
            assert set().union(*(serving[food] for food in foods if food != left)) != wanted


def test_a_claim_about_a_group_says_nothing_of_a_food_in_it(store):
    found = {one.food: one for one in diet.diet(store, [NUTRIENT + "calcium"]).supplies}

    assert found[FOOD + "leafy-greens"].is_group
    assert FOOD + "spinach" not in found
    assert found[FOOD + "kale"].groups == (FOOD + "leafy-greens",)
    assert not found[FOOD + "kale"].is_group


def test_three_documents_of_one_publisher_are_one_voice(store):
    found = {one.food: one for one in diet.diet(store, [MAGNESIUM]).supplies}
    nuts = found[FOOD + "nuts"]

    assert len({claim.source for claim in nuts.claims}) == 3
    assert len(nuts.publishers) == 1


def test_the_best_backed_come_first(store, denied, nutrients):
    for nutrient in nutrients:
        found = diet.diet(store, [nutrient]).of(nutrient)
        order = [(-len(one.publishers), -one.certainty, -len(one.claims)) for one in found]

        assert order == sorted(order)
    magnesium = diet.diet(denied, [MAGNESIUM])
    claims = [len(one.claims) for one in magnesium.supplies]

    # Two voices come before one, however often that repeats itself.
    assert magnesium.supplies[0].food == FOOD + "spinach"
    assert magnesium.sets[0] == (FOOD + "spinach",)
    assert claims[0] < claims[1]
    two = diet.diet(store, [NUTRIENT + "vitamin-d", NUTRIENT + "vitamin-b12"])

    # Two publishers for each; of 'food', only one says that it has vitamin B12.
    assert two.sets[0] == (FOOD + "fortified-cereal",)
    assert two.sets[-1] == (FOOD + "food",)
    calcium = [food for (food,) in diet.diet(store, [NUTRIENT + "calcium"]).sets]

    # A food before a group, then what has more claims.
    assert calcium[-3:] == [FOOD + "dairy", FOOD + "leafy-greens", FOOD + "fortified-food"]


def test_what_is_denied_is_shown_and_counts_for_nothing(denied):
    found = diet.diet(denied, [MAGNESIUM])
    of = {one.food: one for one in found.supplies}
    text = diet_words.diet_text(denied, found)

    assert of[FOOD + "dark-chocolate"].claims == ()
    assert of[FOOD + "dark-chocolate"].contrary == (PREFIXES["claim"] + "004-215",)
    assert (FOOD + "dark-chocolate",) not in found.sets
    assert [one.claim[-7:] for one in of[FOOD + "beans"].claims] == ["002-420"]
    assert of[FOOD + "beans"].contrary == (PREFIXES["claim"] + "002-278",)
    assert "Not affirmed" in text
    assert "dark chocolate for magnesium: denied, doubted or asked by claim:004-215" in text


def test_a_nutrient_for_which_nobody_names_a_food_is_said(store):
    found = diet.diet(store, [MAGNESIUM, NUTRIENT + "mineral"])
    text = diet_words.diet_text(store, found)
    table = diet_words.diet_table(store, found)

    assert found.uncovered == (NUTRIENT + "mineral",)
    assert all(len(foods) == 1 for foods in found.sets)
    assert "No document names a food for mineral." in text
    assert column(table, "role")[-1] == "nobody names a food"


def test_the_notice_is_in_the_text_and_in_every_row(store):
    found = diet.diet(store, [MAGNESIUM, POTASSIUM])
    text = diet_words.diet_text(store, found)

    assert text.startswith(NOTICE + "\n")
    assert set(column(diet_words.diet_table(store, found), "notice")) == {NOTICE}


def test_the_text_says_who_says_so_and_how_much_is_in_it(store):
    text = diet_words.diet_text(store, diet.diet(store, [MAGNESIUM, POTASSIUM]))
    first = re.sub(r"\s+", " ", text.split("Magnesium: ")[0])
    spinach = text.split("   spinach, of leafy green vegetables   (asserted)\n")[1]

    assert "1. spinach for magnesium (79 mg per 100 g), potassium (558 mg per 100 g)" in first
    assert "2. beans (food group) for magnesium, potassium" in first
    assert spinach.startswith(
        "      79 mg per 100 g: Spinach, raw\n      ntro.it.com: claim:002-411"
    )


def test_an_item_for_contrast_is_another_food(store):
    text = diet_words.diet_text(store, diet.diet(store, [NUTRIENT + "vitamin-b12"]))

    assert "Egg, whole" in text
    assert "Egg, white" not in text


def test_few_are_shown_unless_all_are_asked_for(store):
    found = diet.diet(store, [NUTRIENT + "calcium", NUTRIENT + "vitamin"])
    few, every = (diet_words.diet_text(store, found, every=every) for every in (False, True))

    assert f"   {found.count - diet_words.FEW} more: --all\n" in few
    assert "--all" not in every
    assert f"   {found.count}. " in every


def test_sets_that_were_not_compared_are_owned_up_to(store):
    found = diet.diet(store, [NUTRIENT + "calcium", NUTRIENT + "vitamin"])
    more = replace(found, count=found.count + 1_000_000)
    plain, told = (diet_words.diet_text(store, one) for one in (found, more))
    line = f"   compared are {found.count:,} of them; a better one may not be among these\n"

    assert line in told
    assert "compared" not in plain


def test_a_nutrient_is_named_by_itself_or_by_its_lack(store):
    assert diet.nutrient(store, "magnesium") == MAGNESIUM
    assert diet.nutrient(store, "lack of magnesium") == MAGNESIUM
    with pytest.raises(UnknownTermError, match="is a deficiency, not a nutrient"):
        diet.nutrient(store, "vitamin deficiency alone")
