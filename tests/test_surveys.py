"""Guards what many paths say together: equal to SPARQL, and to plain search on random graphs."""

from __future__ import annotations

import collections
import itertools
import random

import networkx as nx
import pyoxigraph as ox
import pytest

import random_graphs
from conftest import QUERIES
from etiograph.asking import questions
from etiograph.rdf import query
from etiograph.vocabulary import PREFIXES
from etiograph.walking import surveys, traverse
from random_graphs import SEEDS

PASSED = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?start ?end ?term ?position (COUNT(?chain) AS ?chains) (MAX(?weakest) AS ?surest)
WHERE {
  ?chain etio:startsAt ?start ; etio:endsAt ?end ; etio:weakestCertainty ?weakest ;
    etio:stepCount ?count ; etio:step ?step .
  ?step etio:position ?position ; etio:edge/etio:object ?term .
  FILTER (?position < ?count)
}
GROUP BY ?start ?end ?term ?position
ORDER BY ?start ?end ?term ?position
"""
BEHIND = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?end ?start (MIN(?steps) AS ?fewest) (MAX(?weakest) AS ?surest)
  (COUNT(DISTINCT ?chain) AS ?chains) (COUNT(DISTINCT ?source) AS ?documents)
  (COUNT(DISTINCT ?publisher) AS ?publishers)
WHERE {
  ?chain etio:startsAt ?start ; etio:endsAt ?end ; etio:stepCount ?steps ;
    etio:weakestCertainty ?weakest ;
    prov:wasDerivedFrom/prov:wasDerivedFrom/etio:statedIn ?source .
  ?source dcterms:publisher ?publisher .
}
GROUP BY ?end ?start
ORDER BY ?end ?start
"""
SHARED_ENDS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT DISTINCT ?end ?one ?two
WHERE { ?a etio:startsAt ?one ; etio:endsAt ?end . ?b etio:startsAt ?two ; etio:endsAt ?end .
  ?end a etio:Symptom . }
ORDER BY ?end
"""
SHARED_WAYS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT DISTINCT ?term ?end ?one ?two
WHERE {
  ?a etio:startsAt ?one ; etio:endsAt ?end ; etio:passes ?term .
  ?b etio:startsAt ?two ; etio:endsAt ?end ; etio:passes ?term .
  ?end a etio:Symptom .
  FILTER (?term != ?end && ?term != ?one && ?term != ?two)
}
ORDER BY ?term ?end
"""
THROUGH = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?term (COUNT(DISTINCT ?chain) AS ?chains) (COUNT(DISTINCT ?start) AS ?starts)
  (COUNT(DISTINCT ?end) AS ?ends)
WHERE {
  ?chain etio:startsAt ?start ; etio:endsAt ?end ; etio:passes ?term .
  ?end a etio:Symptom .
  FILTER (?term != ?start && ?term != ?end)
}
GROUP BY ?term
ORDER BY ?term
"""


@pytest.fixture(scope="module")
def causal(store):
    return traverse.causal_graph(store)


@pytest.fixture(scope="module")
def deficiencies(causal):
    return sorted(term for term in causal if term.startswith(PREFIXES["deficiency"]))


@pytest.fixture(scope="module")
def symptoms(causal):
    return sorted(term for term in causal if term.startswith(PREFIXES["symptom"]))


def values(store, text, **bound):
    """Return the rows of an answer as plain text."""
    named = {name: ox.NamedNode(iri) for name, iri in bound.items()}
    return [tuple(cell.value for cell in row) for row in query.ask(store, text, named).rows]


def counts(one):
    return (one.fewest, one.surest, one.paths, len(one.sources), len(one.publishers))


def test_what_lies_between_equals_the_derived_chains(causal, deficiencies, store):
    asked = collections.defaultdict(dict)
    sure = collections.defaultdict(int)
    for start, end, term, position, chains, surest in values(store, PASSED):
        asked[start, end, term][int(position)] = int(chains)
        sure[start, end, term] = max(sure[start, end, term], int(surest))
    walked = {
        (start, end, one.term): (dict(one.positions), one.surest, one.paths)
        for start, end in itertools.product(deficiencies, causal)
        for one in surveys.between(traverse.paths(causal, start, end))
    }

    assert walked == {key: (at, sure[key], sum(at.values())) for key, at in asked.items()}
    assert len(walked) > 500


def test_what_is_reached_equals_the_question_about_it(causal, deficiencies, store):
    question = questions.find(QUERIES, "cq-09")
    columns = ("fewestSteps", "weakestCertainty", "chains", "documents", "publishers")
    for deficiency in deficiencies:
        answer = query.ask(store, question.text, {"deficiency": ox.NamedNode(deficiency)})
        place = {name: n for n, name in enumerate(answer.columns)}
        asked = {
            row[place["what"]].value: tuple(int(row[place[name]].value) for name in columns)
            for row in answer.rows
        }

        assert {one.term: counts(one) for one in surveys.reach(causal, deficiency)} == asked


def test_what_is_reached_backwards_equals_the_derived_chains(causal, deficiencies, store):
    asked = {(end, start): tuple(map(int, rest)) for end, start, *rest in values(store, BEHIND)}
    walked = {
        (end, one.term): counts(one)
        for end in causal
        for one in surveys.reach(causal, end, backward=True)
        if one.term in deficiencies
    }

    assert walked == asked
    assert len(walked) > 100


def test_what_is_shared_equals_the_derived_chains(causal, deficiencies, symptoms, store):
    seen = 0
    for one, two in itertools.combinations(deficiencies[:6], 2):
        found = surveys.shared(causal, [one, two], symptoms)
        ends = {row[0] for row in values(store, SHARED_ENDS, one=one, two=two)}
        ways = {row[:2] for row in values(store, SHARED_WAYS, one=one, two=two)}
        seen += len(ways)

        assert {shared.term for shared in found if shared.end} == ends - {one, two}
        assert {(shared.term, end) for shared in found for end in shared.before} == ways
    assert seen > 50


def test_what_is_central_equals_the_derived_chains(causal, deficiencies, symptoms, store):
    asked = {term: tuple(map(int, rest)) for term, *rest in values(store, THROUGH)}
    found = surveys.central(causal, deficiencies, symptoms)
    walked = {one.term: (one.paths, one.starts, one.ends) for one in found if one.paths}

    assert walked == asked
    assert len(walked) > 20
    assert [one.paths for one in found] == sorted((one.paths for one in found), reverse=True)
    assert any(one.betweenness > 1 for one in found)


def test_what_lies_between_equals_brute_force_on_random_graphs():
    seen = 0
    for seed in SEEDS:
        made = random_graphs.causal(seed)
        end = max(made)
        expected = collections.defaultdict(collections.Counter)
        sure = collections.Counter()
        for way in random_graphs.ways(made, "t00", 6):
            for position, term in list(enumerate(way))[1:-1] if way[-1] == end else ():
                expected[term][position] += 1
                sure[term] = max(sure[term], random_graphs.weakest(made, way))
        found = surveys.between(traverse.paths(made, "t00", end))
        seen += len(found)

        assert {one.term: dict(one.positions) for one in found} == expected, seed
        assert {one.term: one.surest for one in found} == dict(sure)
        assert all(one.paths == sum(expected[one.term].values()) for one in found)
    assert seen > 200


@pytest.mark.parametrize("backward", [False, True])
def test_reach_equals_brute_force_on_random_graphs(backward):
    for seed in SEEDS:
        made = random_graphs.causal(seed, 30)
        term, longest = sorted(made)[seed % len(made)], 1 + seed % 6
        starts = list(made) if backward else [term]
        expected = {}
        for way in (way for start in starts for way in random_graphs.ways(made, start, longest)):
            if backward and way[-1] != term:
                continue
            steps, surest, paths, sources, publishers = expected.get(
                way[0 if backward else -1], (99, 0, 0, set(), set())
            )
            said = [data for step in random_graphs.claims(made, way) for data in step]
            expected[way[0 if backward else -1]] = (
                min(steps, len(way) - 1),
                max(surest, random_graphs.weakest(made, way)),
                paths + 1,
                sources | {data["source"] for data in said},
                publishers | {data["publisher"] for data in said},
            )
        found = surveys.reach(made, term, longest, backward=backward)
        order = [(one.fewest, -one.surest, one.term) for one in found]

        assert {
            one.term: (one.fewest, one.surest, one.paths, set(one.sources), set(one.publishers))
            for one in found
        } == expected, seed
        assert order == sorted(order)


def test_what_is_shared_equals_brute_force_on_random_graphs():
    seen = 0
    for seed in SEEDS:
        made = random_graphs.causal(seed)
        dice = random.Random(f"shared {seed}")  # noqa: S311 - no secret
        starts = dice.sample(sorted(made), min(len(made), dice.choice([2, 2, 3])))
        ends = set(dice.sample(sorted(made), dice.randint(1, len(made))))
        ways = {start: random_graphs.ways(made, start, 6) for start in starts}
        common = {
            end
            for end in ends - set(starts)
            if all(any(way[-1] == end for way in ways[start]) for start in starts)
        }
        before = {
            (term, end)
            for term, end in itertools.product(set(made) - set(starts), common)
            if all(
                any(way[-1] == end and term in way[1:-1] for way in ways[start]) for start in starts
            )
        }
        found = surveys.shared(made, starts, ends)
        seen += len(before)

        assert {one.term for one in found if one.end} == common, seed
        assert {(one.term, end) for one in found for end in one.before} == before, seed
        for one in found:
            assert one.end or one.before
            assert [reached.term for reached in one.reached] == starts
            for reached in one.reached:
                there = [way for way in ways[reached.term] if way[-1] == one.term]
                ranks = [random_graphs.weakest(made, way) for way in there]
                fewest = min(map(len, there)) - 1

                assert (reached.fewest, reached.paths) == (fewest, len(there))
                assert reached.surest == max(ranks)
    assert seen > 200


def test_centrality_equals_brute_force_on_random_graphs():
    seen = 0.0
    for seed in SEEDS:
        made = random_graphs.causal(seed, 30)
        dice = random.Random(f"central {seed}")  # noqa: S311 - no secret
        starts = dice.sample(sorted(made), dice.randint(1, len(made)))
        ends = dice.sample(sorted(made), dice.randint(1, len(made)))
        score, passing = collections.Counter(), collections.defaultdict(list)
        for start in starts:
            # Of any length: the shortest way may be longer than the paths that are counted.
            every = random_graphs.ways(made, start, len(made))
            for end in ends:
                there = [way for way in every if way[-1] == end]
                shortest = [way for way in there if len(way) == min(map(len, there))]
                for way in shortest:
                    for term in way[1:-1]:
                        score[term] += 1 / len(shortest)
                for way in there:
                    for term in way[1:-1] if len(way) <= 7 else ():
                        passing[term].append(way)
        found = {one.term: one for one in surveys.central(made, starts, ends)}
        seen += sum(score.values())

        assert set(found) == set(score) | set(passing), seed
        for term, one in found.items():
            ways = passing[term]
            sides = [len({way[end] for way in ways}) for end in (0, -1)]

            assert one.betweenness == pytest.approx(score[term], abs=1e-6), seed
            assert (one.paths, one.starts, one.ends) == (len(ways), *sides), seed
    assert seen > 500


def test_nothing_is_said_of_a_term_that_is_not_there():
    assert surveys.between([]) == []
    assert surveys.reach(nx.MultiDiGraph(), "nowhere") == []
    assert surveys.reach(nx.MultiDiGraph(), "nowhere", backward=True) == []
    assert surveys.shared(nx.MultiDiGraph(), ["nowhere", "else"], ["end"]) == []
    assert surveys.central(nx.MultiDiGraph(), ["nowhere"], ["end"]) == []
