"""Random causal graphs and places, the same at every run, and the ways in them by plain search."""

from __future__ import annotations

import itertools
import random

import networkx as nx

from etiograph.walking.places import Place

SEEDS = range(240)


def causal(seed: int, most_claims: int = 42) -> nx.MultiDiGraph:
    """Return a graph of 2 to 12 terms, with parallel claims, cycles and claims about oneself."""
    dice = random.Random(seed)  # noqa: S311 - the same at every run, and no secret
    terms = [f"t{n:02}" for n in range(dice.choice([2, 4, 6, 8, 10, 12, 12]))]
    made = nx.MultiDiGraph()
    made.add_nodes_from(terms)
    for number in range(dice.randint(0, most_claims)):
        made.add_edge(
            dice.choice(terms),
            dice.choice(terms),
            key=f"c{number:02}",
            relation=dice.choice(["causes", "worsens"]),
            source=(source := dice.choice(["s0", "s1", "s2"])),
            publisher={"s0": "p0", "s1": "p1", "s2": "p1"}[source],
            certainty=dice.randint(1, 5),
        )
    return made


def place(seed: int, graph: nx.MultiDiGraph) -> Place:
    """Return a place in a graph: some of its terms bear the name, are located, some claims hold."""
    dice = random.Random(f"place {seed}")  # noqa: S311 - as above
    terms, claims = list(graph), sorted(key for _, _, key in graph.edges(keys=True))
    named = frozenset(dice.sample(terms, dice.randint(0, 1)))
    located = dict.fromkeys(dice.sample(terms, dice.randint(0, 1)), ("said",))
    limited = frozenset(dice.sample(claims, dice.randint(0, min(3, len(claims)))))
    return Place("region", named, located, limited)


def ways(graph: nx.MultiDiGraph, start: str, longest: int) -> list[tuple[str, ...]]:
    """Return each way from a term that passes none twice, longer and longer."""
    pairs = {(one, two) for one, two, _ in graph.edges(keys=True)}
    found: list[tuple[str, ...]] = []
    growing = [(start,)]
    for _ in range(longest):
        growing = [
            (*way, term)
            for way, term in itertools.product(growing, graph)
            if term not in way and (way[-1], term) in pairs
        ]
        found += growing
    return found


def claims(graph: nx.MultiDiGraph, way: tuple[str, ...]) -> list[list[dict]]:
    """Return what is said of each step of a way, claim by claim."""
    return [
        [data for one, two, data in graph.edges(data=True) if (one, two) == step]
        for step in itertools.pairwise(way)
    ]


def weakest(graph: nx.MultiDiGraph, way: tuple[str, ...]) -> int:
    """Return the rank of the weakest step of a way."""
    return min(max(data["certainty"] for data in step) for step in claims(graph, way))
