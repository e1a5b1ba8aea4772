"""Guards the cuts: as small as plain search finds them, and every claim in the right part."""

from __future__ import annotations

import itertools

import networkx as nx
import pyoxigraph as ox
import pytest

import random_graphs
from etiograph.vocabulary import PREFIXES
from etiograph.walking import cuts, places, traverse
from etiograph.walking.causal import Cut
from random_graphs import SEEDS

PLAIN = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?subject ?object ?claim
WHERE { ?edge etio:relation etio:leadsTo ; etio:subject ?subject ; etio:object ?object ;
  prov:wasDerivedFrom ?claim . }
"""
LEADS = ox.NamedNode("https://example.org/leadsTo")


@pytest.fixture(scope="module")
def causal(store):
    return traverse.causal_graph(store)


def leads(claims, start, arrives, closed=()):
    """Tell whether some way of claims comes to an end: plain search, one claim after the other."""
    reached, growing = {start}, True
    while growing:
        growing = False
        for one, two, claim in claims:
            if one not in reached or one in closed or two in (one, start):
                continue
            if arrives(two, claim):
                return True
            growing = growing or two not in reached
            reached.add(two)
    return False


def smallest_by_trial(claims, start, arrives, closed=()):
    """Return every smallest set of claims without which no way is left: each set is tried."""
    for size in range(len(claims) + 1):
        found = [
            {claim for _, _, claim in lost}
            for lost in itertools.combinations(claims, size)
            if not leads([one for one in claims if one not in lost], start, arrives, closed)
        ]
        if found:
            return found
    raise AssertionError


def agrees(found: Cut, expected: list[set[str]]) -> None:
    """Check a cut against every smallest one."""
    possible = {claim for step in found.possible for claim in step.claims}

    assert set(found.claims) in expected
    assert possible == set().union(*expected)
    assert set(found.needed) == set.intersection(*expected)


def test_cuts_equal_brute_force_on_random_graphs():
    sizes, several = set(), 0
    for seed in SEEDS:
        made = random_graphs.causal(seed, 20)
        claims, end = sorted(made.edges(keys=True)), max(made)
        expected = smallest_by_trial(claims, "t00", lambda two, _, end=end: two == end)
        agrees(cuts.smallest(made, "t00", end), expected)
        sizes.add(len(expected[0]))
        several += len(expected) > 1
    assert sizes >= {0, 1, 2, 3}
    assert several > 20


def test_cuts_into_a_place_equal_brute_force_on_random_graphs():
    sizes = set()
    for seed in SEEDS:
        made = random_graphs.causal(seed, 15)
        place = random_graphs.place(seed, made)

        def arrives(two, claim, place=place):
            return two in place.named or two in place.located or claim in place.limited

        claims = sorted(made.edges(keys=True))
        expected = smallest_by_trial(claims, "t00", arrives, place.named)
        agrees(cuts.smallest(made, "t00", place), expected)
        sizes.add(len(expected[0]))
    assert sizes >= {0, 1, 2, 3}


def test_the_cut_that_is_given_is_the_one_nearest_the_start():
    made = nx.MultiDiGraph()
    for one, two in itertools.pairwise("abcd"):
        claim = {"relation": "r", "source": "s", "publisher": "p", "certainty": 3}
        made.add_edge(one, two, key=f"{one}{two}", **claim)
    found = cuts.smallest(made, "a", "d")

    assert found.claims == ("ab",)
    assert [step.claims for step in found.possible] == [("ab",), ("bc",), ("cd",)]
    assert found.needed == ()


def test_a_step_costs_as_much_as_it_has_claims():
    made = nx.MultiDiGraph()
    claim = {"relation": "r", "source": "s", "publisher": "p", "certainty": 3}
    for key in ("x", "y"):
        made.add_edge("a", "b", key=key, **claim)
    made.add_edge("b", "c", key="z", **claim)

    assert cuts.smallest(made, "a", "c").claims == ("z",)
    assert cuts.smallest(made, "a", "b").claims == ("x", "y")


@pytest.mark.parametrize(("start", "end"), [("a", "a"), ("b", "a"), ("nowhere", "a"), ("a", "x")])
def test_there_is_nothing_to_cut_where_nothing_leads(start, end):
    made = nx.MultiDiGraph()
    made.add_edge("a", "b", key="c", relation="r", source="s", publisher="p", certainty=3)

    assert cuts.smallest(made, start, end) == Cut((), (), ())


@pytest.mark.parametrize(
    ("start", "end"),
    [("vitamin-d", "symptom:neck-pain"), ("magnesium", "region:neck"), ("calcium", "region:bone")],
)
def test_without_the_cut_no_way_is_left_in_the_triples(start, end, causal, store):
    first = f"{PREFIXES['deficiency']}{start}-deficiency"
    kind, _, slug = end.partition(":")
    place = places.place(store, PREFIXES[kind] + slug)
    found = cuts.smallest(causal, first, place or PREFIXES[kind] + slug)

    def left(lost):
        """Tell by SPARQL, over the triples of the claims that are not lost, what is reached."""
        plain = ox.Store()
        for subject, target, claim in (tuple(row) for row in store.query(PLAIN)):
            if claim.value not in lost and target.value != first:
                plain.add(ox.Quad(subject, LEADS, target))
                arrived = claim.value in place.limited if place else False
                if arrived or target.value in ({*place.named, *place.located} if place else ()):
                    plain.add(ox.Quad(subject, LEADS, ox.NamedNode(PREFIXES[kind] + slug)))
        ask = f"ASK {{ <{first}> <{LEADS.value}>+ <{PREFIXES[kind] + slug}> }}"
        return bool(plain.query(ask))

    assert len(found.claims) > 3
    assert not left(set(found.claims))
    for claim in found.claims:
        assert left(set(found.claims) - {claim})
