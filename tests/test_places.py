"""Guards the ends of walks: what a nutrient and a part of the body stand for."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from etiograph.building import graph
from etiograph.errors import UnknownTermError
from etiograph.rdf import query
from etiograph.terms import lexicon
from etiograph.vocabulary import PREFIXES
from etiograph.walking import places, traverse

NECK = PREFIXES["region"] + "neck"
SYMPTOM = PREFIXES["symptom"]
SAID_THERE = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT DISTINCT ?claim ?place
WHERE {
  ?part (etio:partOf|<http://www.w3.org/2004/02/skos/core#broader>)* ?place .
  ?claim ?by ?part ; a etio:Claim .
  FILTER (?by = etio:region
    || (?by = etio:object && EXISTS { ?claim etio:relation etio:locatedIn ; etio:affirms ?said . }))
}
ORDER BY ?claim
"""
DENIED = """
PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio: <https://w3id.org/etiograph/ontology#>
DELETE { claim:000-057 etio:affirms ?said . }
INSERT { claim:000-057 etio:denies ?said . }
WHERE { claim:000-057 etio:affirms ?said . }
"""


@pytest.fixture(scope="module")
def neck(store):
    return places.place(store, NECK)


def test_every_claim_that_places_something_somewhere_is_known(store, neck):
    expected: dict[str, set[str]] = {}
    for claim, region in query.ask(store, SAID_THERE, {}).rows:
        expected.setdefault(region.value, set()).add(claim.value)
    for region, claims in expected.items():
        found = places.place(store, region)
        located = {claim for some in found.located.values() for claim in some}

        assert located | found.limited == claims, region
    assert len(expected) > 20
    assert min(len(neck.located), len(neck.limited)) >= 10


def test_what_is_denied_to_be_there_is_not(store):
    changed = ox.Store()
    changed.bulk_extend(ox.Quad(*triple) for triple in graph.default(store))
    weakening = PREFIXES["mechanism"] + "bone-weakening"
    before = places.place(changed, NECK).located
    changed.update(DENIED)
    after = places.place(changed, NECK).located

    assert before[weakening] == (PREFIXES["claim"] + "000-057",)
    assert {term for term in before if term not in after} == {weakening}


def test_what_bears_the_name_is_there(neck):
    assert {SYMPTOM + "neck-pain", SYMPTOM + "neck-stiffness", SYMPTOM + "neck-spasm"} <= neck.named
    assert SYMPTOM + "back-pain" not in neck.named
    assert all(one.startswith(tuple(PREFIXES[k] for k in places.ABNORMAL)) for one in neck.named)


def test_a_name_is_whole_words(store):
    named = {
        part: places.place(store, PREFIXES["region"] + part).named
        for part in ("arm", "head", "fascia")
    }

    assert SYMPTOM + "radiating-arm-pain" in named["arm"]
    assert SYMPTOM + "headache" not in named["head"]
    assert SYMPTOM + "myofascial-pain" not in named["fascia"]


def test_a_term_is_no_place(store):
    assert places.place(store, SYMPTOM + "neck-pain") is None


def test_each_path_into_the_neck_says_how_it_gets_there(store, neck):
    causal = traverse.causal_graph(store)
    found = traverse.paths(causal, places.start(store, "lack of vitamin D"), neck)
    arrivals = [neck.arrival(path.steps[-1]) for path in found]

    assert {one.why for one in arrivals} == {
        places.NAMED,
        places.LOCATED_THERE,
        places.LIMITED_THERE,
    }
    assert all(bool(one.claims) == (one.why != places.NAMED) for one in arrivals)
    assert found[0].terms[-1] == SYMPTOM + "neck-pain"
    for path, one in zip(found, arrivals, strict=True):
        if one.why == places.LIMITED_THERE:
            assert set(one.claims) <= set(path.steps[-1].claims)


def test_a_nutrient_stands_for_its_lack(store):
    lack = PREFIXES["deficiency"] + "vitamin-d-deficiency"

    assert places.start(store, "vitamin D") == lack
    assert places.start(store, "lack of vitamin D") == lack
    assert places.start(store, "osteomalacia") == lexicon.resolve(store, "osteomalacia")
    with pytest.raises(UnknownTermError, match="0 deficiencies"):
        places.start(store, "vitamin D3")
