"""Guards the walks: they equal the derived chains, and brute force on random graphs."""

from __future__ import annotations

import itertools

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiograph import graph, query, traverse
from etiograph.causal import Path
from etiograph.vocabulary import BASE, ETIO, PREFIXES

CHAINS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?chain ?start ?end ?weakest ?steps
WHERE { ?chain etio:startsAt ?start ; etio:endsAt ?end ; etio:weakestCertainty ?weakest ;
  etio:stepCount ?steps . }
ORDER BY ?chain
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
    walked = {}
    starts = {row[1].value for row in query.ask(store, CHAINS, {}).rows}
    for start, end in itertools.product(sorted(starts), sorted(causal)):
        for path in traverse.paths(causal, start, end):
            walked[chain_of(path)] = (path.weakest, len(path.steps))

    assert walked == derived
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


EDGE = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 5), st.sampled_from("stu"))


@given(st.lists(EDGE, max_size=18), st.integers(1, 6))
def test_paths_equal_brute_force_on_random_graphs(edges, longest):
    made = nx.MultiDiGraph()
    made.add_nodes_from(map(str, range(7)))
    for number, (one, two, certainty, source) in enumerate(edges):
        made.add_edge(
            str(one),
            str(two),
            key=f"c{number}",
            relation="r",
            source=source,
            publisher="p",
            certainty=certainty,
        )
    found = {path.terms: path for path in traverse.paths(made, "0", "6", longest)}
    expected = {}
    for length in range(longest):
        for between in itertools.permutations("12345", length):
            terms = ("0", *between, "6")
            steps = list(itertools.pairwise(terms))
            if all(made.has_edge(*step) for step in steps):
                ranks = [max(d["certainty"] for d in made[a][b].values()) for a, b in steps]
                voices = [{d["source"] for d in made[a][b].values()} for a, b in steps]
                expected[terms] = (min(ranks), tuple(sorted(set.intersection(*voices))))

    assert {terms: (p.weakest, p.whole_in) for terms, p in found.items()} == expected
    order = [(-p.weakest, len(p.steps), p.terms) for p in traverse.paths(made, "0", "6", longest)]
    assert order == sorted(order)
