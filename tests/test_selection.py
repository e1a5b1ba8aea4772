"""Guards the choice of claims: what is chosen stays as it is, and no dispute is hidden."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from conftest import etiograph
from etiograph.building import graph
from etiograph.errors import UsageError
from etiograph.exchange import content, selection
from etiograph.exchange.selection import Selection
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import BASE, ETIO, LAYERS, PREFIXES, expand, kind_of

CHOICES = {
    "document": Selection(documents=("source:000",)),
    "nutrient": Selection(nutrients=("nutrient:vitamin-d",)),
    "certainty": Selection(certainty=4),
    "affirmed": Selection(negative=False),
    "documents": Selection(layers=("documents",)),
    "literature": Selection(layers=("literature",)),
    "reference": Selection(layers=("reference",)),
    "narrow": Selection(("source:001",), ("nutrient:vitamin-b12",), 2, negative=False),
}
NO_EVIDENCE = "FILTER NOT EXISTS { ?claim etio:evidenceStance ?stance }"
ASKED = {
    "document": "?claim etio:statedIn ?d FILTER(?d = source:000)",
    "certainty": "?claim etio:certainty/etio:rank ?rank FILTER(?rank >= 4)",
    "affirmed": f"?claim etio:polarity etio:affirmed {NO_EVIDENCE}",
    "documents": "",
    # Said by another way than selection.py goes: the edges of a path, not the steps of a chain.
    "nutrient": """
        { ?claim etio:subject|etio:object|etio:comparedWith|etio:outcome ?term .
          ?term (etio:deficiencyOf?)/(skos:broader*) nutrient:vitamin-d }
        UNION
        { ?lack etio:deficiencyOf/(skos:broader*) nutrient:vitamin-d .
          ?chain etio:startsAt ?lack ; etio:step/etio:edge/prov:wasDerivedFrom ?claim }
    """,
}
AMOUNTS = ("MeasuredAmount", "ReferenceIntake")
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def whole(store, rules):
    """Return two of the documents, for speed: itself a choice, and as whole as any graph."""
    everything = content.whole(graph.named(store))
    two = Selection(("source:000", "source:001"))
    return content.whole(selection.select(everything, two, rules).quads)


@pytest.fixture(scope="module")
def chosen(whole, rules):
    return {name: selection.select(whole, one, rules) for name, one in CHOICES.items()}


def claims(part):
    return {expand(str(one["id"])) for one in part.claims}


@pytest.mark.parametrize("name", ASKED)
def test_a_choice_has_the_claims_that_a_query_finds(name, chosen, whole):
    text = f"{PROLOGUE} SELECT DISTINCT ?claim WHERE {{ ?claim a etio:Claim . {ASKED[name]} }}"
    found = {row[0].value for row in whole.store.query(text)}

    assert found
    assert claims(chosen[name]) == found


def test_what_is_chosen_by_several_means_fits_each(chosen):
    narrow, *others = (claims(chosen[one]) for one in ("narrow", "affirmed", "documents"))

    assert narrow
    assert all(narrow <= one for one in others)
    assert {one.rpartition("/")[2][:3] for one in narrow} == {"001"}


@pytest.mark.parametrize("name", CHOICES)
def test_a_claim_is_as_it_was(name, chosen, whole):
    def said(part):
        keys = {expand(str(one["id"])) for one in chosen[name].claims}
        restates = ETIO.restates
        return {q for q in part.quads if value(q.subject) in keys and q.predicate.value != restates}

    assert said(chosen[name]) == said(whole)


@pytest.mark.parametrize("name", CHOICES)
def test_nothing_points_at_what_was_left_out(name, chosen, whole):
    part = chosen[name]
    there = {value(quad.subject) for quad in part.quads}
    described = {value(quad.subject) for quad in whole.quads}
    named = (q for q in part.quads if q.predicate.value != ETIO.disputedInWhole)  # it means to
    pointed = {value(q.object) for q in named if isinstance(q.object, ox.NamedNode)}

    assert {one for one in pointed & described - there if one.startswith(BASE)} == set()


@pytest.mark.parametrize("name", CHOICES)
def test_no_proposition_hides_that_the_whole_graph_says_other(name, chosen, whole):
    def said(part, word):
        return {q.subject: q.object for q in part.quads if q.predicate.value == word}

    there = said(whole, ETIO.concordance) | said(whole, ETIO.concordanceInWhole)
    here = said(chosen[name], ETIO.concordance)
    marks = said(chosen[name], ETIO.concordanceInWhole)

    assert marks == {one: there[one] for one, found in here.items() if found != there[one]}
    assert marks or name not in ("document", "certainty")


def test_a_nutrient_chooses_literature_and_reference_data_too(chosen, whole):
    ours = {"nutrient:vitamin-d", "nutrient:vitamin-d2", "nutrient:vitamin-d3"}
    text = f"""{PROLOGUE} SELECT ?claim WHERE {{
        ?claim a etio:LiteratureClaim ; (etio:subject|etio:object)/(etio:deficiencyOf?) ?nutrient .
        ?nutrient skos:broader* nutrient:vitamin-d }}"""
    spoken = {row[0].value for row in whole.store.query(text)}
    part = chosen["nutrient"].tables
    amounts = [one["ofNutrient"] for name in AMOUNTS for one in part[name].records()]

    assert {expand(str(row[0])) for row in part["LiteratureClaim"].rows} == spoken != set()
    assert set(amounts) <= ours
    assert len(amounts) > 10


def test_without_negative_claims_the_literature_denies_nothing_either(chosen, whole):
    def negative(part):
        return [
            one["id"]
            for one in part.tables["LiteratureClaim"].records()
            if one["polarity"] == "etio:denied" or one.get("evidenceStance")
        ]

    assert negative(chosen["affirmed"]) == []
    assert len(negative(whole)) > 10


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_comes_alone(layer, chosen):
    name = {"documents": "documents", "literature": "literature", "reference": "reference"}[layer]
    layers = {selection.layer(graph_of(quad)) for quad in chosen[name].quads}

    assert layers == {"", selection.DERIVED, layer}


def test_columns_are_those_of_the_whole(chosen, whole):
    part = chosen["narrow"]
    empty = [key for key in part.claims[0] if not any(one[key] for one in part.claims)]

    assert empty
    assert {name: part.tables[name].columns for name in part.tables} == {
        name: whole.tables[name].columns for name in part.tables
    }


def test_everything_is_the_graph_itself(whole, rules):
    assert selection.select(whole, Selection(), rules) is whole


def test_a_choice_that_nothing_fits_is_said_so(whole, rules):
    nothing = Selection(("source:000",), ("nutrient:water",), 5)

    with pytest.raises(UsageError, match="no claim fits: documents source:000"):
        selection.select(whole, nothing, rules)


def test_the_command_names_documents_that_are_there(built, tmp_path):
    done = etiograph("export", "nquads", "-o", tmp_path / "x", "--document", "9", "--graph", built)

    assert done.returncode == 2
    assert done.stderr == "etiograph: 9: no such document; one of: 000, 001, 002, 003, 004\n"
    assert not (tmp_path / "x").exists()


def test_an_empty_folder_name_is_refused(built):
    done = etiograph("export", "nquads", "--output", "", "--graph", built)

    assert (done.returncode, done.stderr) == (2, "etiograph: --output: empty; name a folder\n")


def test_the_nutrient_of_a_deficiency_is_not_taken_for_it(chosen):
    kinds = {kind_of(expand(str(one["subject"]))) for one in chosen["nutrient"].claims}

    assert {"deficiency", "nutrient", "food"} <= kinds
