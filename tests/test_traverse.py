"""Guards the walks: they equal the derived chains, and brute force on random graphs."""

from __future__ import annotations

import itertools

import networkx as nx
import pyoxigraph as ox
import pytest

import random_graphs
from conftest import QUERIES
from etiograph.asking import questions
from etiograph.building import graph
from etiograph.explaining import fresh_index
from etiograph.rdf import query
from etiograph.vocabulary import BASE, ETIO, PREFIXES
from etiograph.walking import traverse
from etiograph.walking.causal import Path
from random_graphs import SEEDS

CHAINS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?chain ?start ?end ?weakest ?steps
WHERE { ?chain etio:startsAt ?start ; etio:endsAt ?end ; etio:weakestCertainty ?weakest ;
  etio:stepCount ?steps . }
ORDER BY ?chain
"""
WHOLE = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?chain ?source
WHERE { ?chain etio:wholeIn ?source . }
ORDER BY ?chain ?source
"""


def chain_of(path: Path) -> str:
    """Return the IRI of the derived chain with the same terms."""
    parts = (term.removeprefix(BASE).replace("/", "-") for term in path.terms)
    return PREFIXES["chain"] + "_".join(parts)


@pytest.fixture(scope="module")
def causal(store):
    return traverse.causal_graph(store)


def test_the_graph_is_keyed_by_claim(causal, store):
    claims = {key for _, _, key in causal.edges(keys=True)}
    known = store.quads_for_pattern(
        None, graph.RDF_TYPE, ox.NamedNode(ETIO.Claim), ox.DefaultGraph()
    )

    assert isinstance(causal, nx.MultiDiGraph)
    assert len(claims) > 30
    assert claims <= {quad.subject.value for quad in known}


def test_paths_equal_the_chains_that_the_rules_derive(causal, store):
    derived = {
        row[0].value: (int(row[3].value), int(row[4].value))
        for row in query.ask(store, CHAINS, {}).rows
    }
    whole = {(row[0].value, row[1].value) for row in query.ask(store, WHOLE, {}).rows}
    walked, together = {}, set()
    starts = {row[1].value for row in query.ask(store, CHAINS, {}).rows}
    for start, end in itertools.product(sorted(starts), sorted(causal)):
        for path in traverse.paths(causal, start, end):
            walked[chain_of(path)] = (path.weakest, len(path.steps))
            together |= {(chain_of(path), source) for source in path.whole_in}

    assert walked == derived
    assert together == whole
    assert len(walked) > 30


def test_no_nutrient_stands_in_the_causal_graph(causal):
    assert [node for node in causal if node.startswith(PREFIXES["nutrient"])] == []


def test_a_path_says_who_states_it_whole(causal):
    start = PREFIXES["deficiency"] + "vitamin-d-deficiency"
    end = PREFIXES["symptom"] + "neck-pain"
    found = traverse.paths(causal, start, end)
    whole = [path for path in found if path.whole_in]

    assert {(path.terms[0], path.terms[-1]) for path in found} == {(start, end)}
    assert 0 < len(whole) < len(found)
    for path in whole:
        for one, other in itertools.pairwise(path.terms):
            sources = {data["source"] for data in causal.get_edge_data(one, other).values()}
            assert set(path.whole_in) <= sources


@pytest.mark.parametrize(("start", "end"), [("a", "a"), ("a", "nowhere"), ("nowhere", "a")])
def test_there_is_no_path_to_oneself_or_to_what_is_not_there(start, end):
    made = nx.MultiDiGraph()
    made.add_edge("a", "b", key="c", relation="r", source="s", publisher="p", certainty=3)

    assert traverse.paths(made, start, end) == []


def test_the_random_graphs_are_as_varied_as_they_should_be():
    made = [random_graphs.causal(seed) for seed in SEEDS]

    assert len(made) >= 200
    assert max(map(len, made)) == 12
    assert sum(not nx.is_directed_acyclic_graph(one) for one in made) > 100
    assert sum(one.number_of_edges() > nx.DiGraph(one).number_of_edges() for one in made) > 100


def test_paths_equal_brute_force_on_random_graphs():
    found = 0
    for seed in SEEDS:
        made = random_graphs.causal(seed)
        start, end, longest = "t00", max(made), 1 + seed % 6
        expected = {}
        for way in random_graphs.ways(made, start, longest):
            if way[-1] == end:
                said = random_graphs.claims(made, way)
                whole = set.intersection(*({data["source"] for data in step} for step in said))
                voices = [sorted({data["publisher"] for data in step}) for step in said]
                ranks = random_graphs.weakest(made, way)
                expected[way] = (ranks, tuple(sorted(whole)), voices)
        paths = traverse.paths(made, start, end, longest)
        order = [(-path.weakest, len(path.steps), path.terms) for path in paths]
        found += len(paths)

        assert {
            path.terms: (path.weakest, path.whole_in, [list(s.publishers) for s in path.steps])
            for path in paths
        } == expected, seed
        assert len(paths) == len(expected)
        assert order == sorted(order)
    assert found > 500


def test_paths_into_a_place_equal_brute_force_on_random_graphs():
    found = 0
    for seed in SEEDS:
        made = random_graphs.causal(seed)
        place = random_graphs.place(seed, made)
        expected = set()
        for way in random_graphs.ways(made, "t00", 6):
            last = {key for one, two, key in made.edges(keys=True) if (one, two) == way[-2:]}
            there = way[-1] in place.named or way[-1] in place.located or last & place.limited
            if there and not place.named.intersection(way[:-1]):
                expected.add(way)
        paths = traverse.paths(made, "t00", place)
        found += len(paths)

        assert {path.terms for path in paths} == expected, seed
    assert found > 500


def test_paths_to_a_term_equal_brute_force_on_random_graphs():
    for seed in SEEDS:
        made = random_graphs.causal(seed, 20)
        end = max(made)
        every = (way for term in made for way in random_graphs.ways(made, term, 6))

        assert {path.terms for path in traverse.paths_to(made, end)} == {
            way for way in every if way[-1] == end
        }
    assert traverse.paths_to(made, "nowhere") == []


def test_each_claim_stands_once_behind_its_step(causal, store):
    start = PREFIXES["deficiency"] + "vitamin-b12-deficiency"
    end = PREFIXES["symptom"] + "neck-pain"
    question = questions.find(QUERIES, "cq-02")
    bound = {"deficiency": ox.NamedNode(start), "symptom": ox.NamedNode(end)}
    asked = query.ask(store, question.text, bound)
    column = {name: n for n, name in enumerate(asked.columns)}
    said = sorted(
        tuple(row[column[name]].value for name in ("chain", "position", "claim", "source"))
        for row in asked.rows
    )
    walked = sorted(
        (chain_of(path), str(position), one.claim, one.source)
        for path in traverse.paths(causal, start, end)
        for position, step in enumerate(path.steps, 1)
        for one in step.backing
    )

    assert walked == said
    assert len(walked) > 30


def values(store: ox.Store, claim: str, *names: str) -> list[str]:
    found = [
        store.quads_for_pattern(ox.NamedNode(claim), ox.NamedNode(name), None) for name in names
    ]
    return sorted({quad.object.value for quads in found for quad in quads})


def test_a_step_knows_who_denies_it_and_who_leaves_it_open(causal, store):
    against = {ETIO.denies: {}, ETIO.leavesOpen: {}, ETIO.asks: {}}
    for stance, said in against.items():
        for quad in store.quads_for_pattern(None, ox.NamedNode(stance), None, ox.DefaultGraph()):
            claim = quad.subject.value
            ends = (ETIO.subject, ETIO.relation, ETIO.object)
            key = tuple(values(store, claim, name)[0] for name in ends)
            said.setdefault(key, set()).add(claim)
    counted = dict.fromkeys(against, 0)
    for one, two in sorted(set(causal.edges())):
        step = traverse.step(causal, one, two)
        for stance, claims in ((ETIO.denies, step.disputed), (ETIO.leavesOpen, step.doubted)):
            keys = [(one, relation, two) for relation in step.relations]
            expected = set().union(*(against[stance].get(key, set()) for key in keys))

            assert claims == tuple(sorted(expected)), (one, two)
            counted[stance] += len(claims)
    assert counted[ETIO.denies] > 0
    assert counted[ETIO.leavesOpen] > 0
    assert against[ETIO.asks]


def test_each_claim_keeps_its_limits(causal, store):
    whole = set()
    for one, two in sorted(set(causal.edges())):
        step = traverse.step(causal, one, two)
        for backing in step.backing:
            limits = ETIO.region, ETIO.population, ETIO.severity
            own = [values(store, backing.claim, name) for name in limits]
            region, severity = [backing.region or None], [backing.severity or None]

            assert [region, severity] == [own[0] or [None], own[2] or [None]]
            assert backing.populations == tuple(own[1])
            assert sorted(backing.limits) == sorted(itertools.chain(*own))
        assert step.limited == all(one.limits for one in step.backing)
        whole.add(step.limited)
    assert whole == {True, False}


def test_the_index_has_the_steps_that_are_walked(built, causal):
    index = fresh_index.opened(built, QUERIES)

    assert index.steps == {ends: traverse.step(causal, *ends) for ends in set(causal.edges())}


def test_documents_of_one_publisher_are_one_voice(causal):
    steps = [traverse.step(causal, one, two) for one, two in sorted(set(causal.edges()))]

    assert any(len(step.sources) > 1 and len(step.publishers) == 1 for step in steps)
    assert any(len(step.publishers) > 1 for step in steps)
    for step in steps:
        assert [one.claim for one in step.backing] == list(step.claims)
        assert {one.source for one in step.backing} == set(step.sources)
