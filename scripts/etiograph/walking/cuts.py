"""Finds the claims whose loss would leave no way from a cause to an effect."""

from __future__ import annotations

from typing import TypeAlias

import networkx as nx
from networkx.algorithms.flow import edmonds_karp

from etiograph.walking import traverse
from etiograph.walking.causal import Cut, Step
from etiograph.walking.places import Place
from etiograph.walking.traverse import CausalGraph

Node: TypeAlias = tuple[str, str]
TERM, CLAIM = "term", "claim"
SINK: Node = ("sink", "")


def smallest(graph: CausalGraph, start: str, end: str | Place) -> Cut:
    """Return the fewest claims without which nothing leads from a term to another.

    A minimum cut in which each claim costs one, so that a step with three claims costs three; by
    the theorem of Ford and Fulkerson (1956, Canadian Journal of Mathematics 8:399) it is as large
    as the greatest flow. Which claims are in some smallest cut, and which in each, is read off what
    the flow leaves over (Picard and Queyranne, 1980, Mathematical Programming Study 13:8).

    Ways of any number of steps are cut, so also ways longer than the paths that
    ``traverse.paths`` gives: a cut of paths up to a given length is another problem, and a hard
    one (Baier and others, 2010, Transactions on Algorithms 7(1):4).

    Args:
        graph: as ``traverse.causal_graph`` gives it.
        start: IRI of the first term.
        end: IRI of the last term, or a part of the body. Into the latter, unlike the paths, a way
            may pass a term again by its last step, if only that step is said of the place.

    Returns:
        Without any claim if nothing leads there, or both ends are the same.
    """
    network, ends = _network(graph, start, end)
    source: Node = (TERM, start)
    if source not in network or SINK not in network or not nx.has_path(network, source, SINK):
        return Cut((), (), ())
    left: nx.DiGraph[Node] = nx.DiGraph()
    flow = edmonds_karp(network, source, SINK)
    left.add_nodes_from(flow)
    left.add_edges_from(
        (one, two) for one, two, data in flow.edges(data=True) if data["capacity"] > data["flow"]
    )
    near = {source, *nx.descendants(left, source)}
    far = {SINK, *nx.ancestors(left, SINK)}
    knots = {node: n for n, knot in enumerate(_knots(left)) for node in knot}
    nearest, possible, needed = [], [], []
    for claim, pair in ends.items():
        tail, head = (TERM, pair[0]), (CLAIM, claim)
        if head in left[tail]:
            continue
        if tail in near and head not in near:
            nearest.append(claim)
        if knots[tail] != knots[head]:
            possible.append(claim)
        if tail in near and head in far:
            needed.append(claim)
    return Cut(_steps(graph, ends, nearest), _steps(graph, ends, possible), tuple(sorted(needed)))


def _knots(left: nx.DiGraph[Node]) -> list[set[Node]]:
    return list(nx.strongly_connected_components(left))


def _network(
    graph: CausalGraph, start: str, end: str | Place
) -> tuple[nx.DiGraph[Node], dict[str, tuple[str, str]]]:
    """Return a network of terms and claims, and the two terms of each claim.

    Each claim is a node with an arc of one from its cause. Arcs without a capacity hold any flow.
    """
    network: nx.DiGraph[Node] = nx.DiGraph()
    ends: dict[str, tuple[str, str]] = {}
    closed = frozenset({end}) if isinstance(end, str) else end.named
    for one, two, claim in sorted(graph.edges(keys=True)):
        # No way comes back to its start, or goes on from what bears the name of its end.
        if two in (one, start) or one in closed:
            continue
        ends[claim] = (one, two)
        network.add_edge((TERM, one), (CLAIM, claim), capacity=1)
        network.add_edge((CLAIM, claim), (TERM, two))
        arrived = (
            two == end if isinstance(end, str) else end.arrival(_alone(graph, one, two, claim))
        )
        if arrived:
            network.add_edge((CLAIM, claim), SINK)
    return network, ends


def _alone(graph: CausalGraph, one: str, two: str, claim: str) -> Step:
    return traverse.step(graph, one, two, (claim,))


def _steps(
    graph: CausalGraph, ends: dict[str, tuple[str, str]], claims: list[str]
) -> tuple[Step, ...]:
    pairs = sorted({ends[claim] for claim in claims})
    return tuple(traverse.step(graph, *pair, only=claims) for pair in pairs)
