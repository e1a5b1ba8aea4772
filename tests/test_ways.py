"""Guards the search for ways: the paths of networkx, neither more nor fewer, and little beside."""

from __future__ import annotations

import itertools
import random

import networkx as nx
import pytest

import random_graphs
from etiograph.walking import ways
from random_graphs import SEEDS


def plain(graph, start, wanted, longest):
    """Return the paths as networkx finds them, sorted."""
    simple = nx.DiGraph(graph)
    ends = set(wanted) - {start}
    return sorted(map(tuple, nx.all_simple_paths(simple, start, ends, cutoff=longest)))


def searched(graph, start, wanted, longest):
    found = ways.simple(start, graph.succ.__getitem__, set(wanted).__contains__, longest)
    return sorted(found)


def test_the_ways_are_those_of_networkx():
    found = 0
    for seed in SEEDS:
        made = random_graphs.causal(seed)
        dice = random.Random(seed)  # noqa: S311 - the same at every run, and no secret
        terms = sorted(made)
        for longest in (1, 1 + seed % 6, 6):
            wanted = dice.sample(terms, dice.randint(1, len(terms)))
            expected = plain(made, "t00", wanted, longest)

            assert searched(made, "t00", wanted, longest) == expected, (seed, longest)
            found += len(expected)
    assert found > 5000


def test_without_steps_or_ends_there_is_no_way():
    made = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("b", "c")])

    assert searched(made, "a", {"b"}, 0) == []
    assert searched(made, "a", {"a"}, 6) == []
    assert searched(made, "c", {"a"}, 6) == []


def bush(width: int, depth: int) -> nx.DiGraph:
    """Return a graph in which all but one of very many ways lead to no end."""
    made = nx.DiGraph()
    for level, one, two in itertools.product(range(depth), range(width), range(width)):
        made.add_edge(f"n{level}-{one}", f"n{level + 1}-{two}")
    made.add_edge("start", "n0-0")
    made.add_edge("n2-0", "end")
    return made


def test_a_walk_turns_back_where_no_end_is_near(monkeypatch):
    made = bush(9, 6)
    tried = 0
    whole = ways.nearby

    class Counted(list):
        def __iter__(self):
            nonlocal tried
            for one in super().__iter__():
                tried += 1
                yield one

    def counted(*arguments):
        near = whole(*arguments)
        onward = [Counted(one) for one in near.onward]
        return ways.Nearby(near.terms, onward, near.left)

    monkeypatch.setattr(ways, "nearby", counted)
    found = searched(made, "start", {"end"}, 4)

    assert found == plain(made, "start", {"end"}, 4)
    assert len(found) == 9
    assert tried < 60  # of some 9 ** 3 steps that lead nowhere


def test_only_what_is_near_is_asked_for():
    asked = []
    chain = {f"n{n:02}": [f"n{n + 1:02}"] for n in range(20)}

    def onward(term):
        asked.append(term)
        return chain.get(term, [])

    assert list(ways.simple("n00", onward, {"n03"}.__contains__, 6)) == [
        ("n00", "n01", "n02", "n03")
    ]
    assert asked == [f"n{n:02}" for n in range(6)]


@pytest.mark.parametrize("longest", [1, 3, 6])
def test_left_is_the_distance_of_networkx(longest):
    for seed in SEEDS[:60]:
        made = random_graphs.causal(seed)
        ends = sorted(made)[1::3]
        near = ways.nearby("t00", made.succ.__getitem__, set(ends).__contains__, longest)
        within = nx.single_source_shortest_path_length(made, "t00", cutoff=longest)

        assert set(near.terms) == set(within), seed
        for number, term in enumerate(near.terms):
            far = [
                steps
                for end in set(ends) & set(within) - {"t00"}
                if nx.has_path(made, term, end)
                and (steps := nx.shortest_path_length(made, term, end)) <= longest - within[term]
            ]
            if far:
                assert near.left[number] == min(far), (seed, term)
