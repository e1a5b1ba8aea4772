#!/usr/bin/env python3
"""Measures the paths behind an explanation: of the compiled index, and of networkx used plainly.

    python benchmarks/walks.py GRAPH [SYMPTOM...]

Both find every simple path of at most six steps from any deficiency to a symptom, and rank by the
same formula; that they find the same is checked first. Plainly used, networkx asks
``all_simple_paths`` for each deficiency. Without symptoms: the one with most causes, one with more
causes than nine in ten, and the one in the middle. Seconds are of the processor.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import networkx as nx

from etiograph import locations
from etiograph.explaining import fresh_index, ranking, weighing
from etiograph.explaining.index import Index
from etiograph.explaining.ranking import Ranked, Reached
from etiograph.walking.causal import LONGEST
from etiograph.walking.causal import Path as CausalPath

Value = TypeVar("Value")
Paths = dict[str, list[CausalPath]]


def open_index(graph: Path) -> Index:
    """Open the index of a built graph; made first where it is not there."""
    return fresh_index.opened(graph, locations.root() / "queries")


def paths(index: Index, symptom: str, longest: int = LONGEST) -> Paths:
    """Return every path from a deficiency to a symptom, by deficiency, as ``explain`` finds them.

    An index keeps what it found: to measure the first time, open another.
    """
    return weighing.paths(index, [symptom], longest=longest)


def networkx_graph(index: Index) -> nx.DiGraph[str]:
    """Return the steps of an index as a graph of networkx, with the kind of each term."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(index.steps)
    for term in graph:
        graph.nodes[term]["kind"] = index.terms[term].kind
    return graph


def networkx_walks(graph: nx.DiGraph[str], symptom: str, longest: int = LONGEST) -> list[list[str]]:
    """Return the same paths by networkx used plainly, as lists of terms."""
    kinds = graph.nodes(data="kind")
    return [
        walk
        for start in sorted(term for term, kind in kinds if kind == "deficiency")
        if symptom in graph and start != symptom
        for walk in nx.all_simple_paths(graph, start, symptom, cutoff=longest)
    ]


def as_paths(index: Index, walks: Iterable[Sequence[str]]) -> Paths:
    """Return walks as ``paths`` gives them."""
    found: Paths = {}
    for walk in walks:
        steps = tuple(index.steps[pair] for pair in pairwise(walk))
        found.setdefault(walk[0], []).append(CausalPath(steps))
    return {start: sorted(found[start], key=lambda path: path.terms) for start in sorted(found)}


def ranked(index: Index, symptom: str, found: Paths) -> tuple[Ranked, ...]:
    """Return the deficiencies behind a symptom, ranked by the weights of ``explain``."""
    return ranking.rank(index, {symptom: Reached(frozenset({symptom}), found)}, {})


def symptoms(index: Index) -> list[str]:
    """Return three symptoms: with most causes, with more than nine in ten have, in the middle."""
    causes = {iri: len(some) for iri, some in index.before.items()}
    several = (iri for iri in causes if index.terms[iri].kind == "symptom")
    ordered = sorted(several, key=lambda iri: (-causes[iri], iri))
    return [ordered[0], ordered[len(ordered) // 10], ordered[len(ordered) // 2]]


def main() -> None:
    """Check that both find the same, measure, and print a table."""
    graph = Path(sys.argv[1])
    index = open_index(graph)
    plain = networkx_graph(index)
    size = f"{len(index.claims)} claims, {plain.number_of_edges()} steps"
    lines = [f"{size}: milliseconds{'':<12}paths  compiled  networkx   times"]
    for symptom in sys.argv[2:] or symptoms(index):
        fresh = open_index(graph)
        fast, found = timed(lambda index=fresh, symptom=symptom: paths(index, symptom))
        slow, walks = timed(lambda symptom=symptom: networkx_walks(plain, symptom))
        by_networkx = as_paths(index, walks)
        if found != by_networkx or ranked(fresh, symptom, found) != ranked(
            open_index(graph), symptom, by_networkx
        ):
            raise SystemExit(f"{symptom}: not the same")
        count = sum(map(len, found.values()))
        name = index.label(symptom)[:40]
        numbers = f"{count:>7} {fast * 1000:>9.2f} {slow * 1000:>9.0f} {slow / fast:>7.0f}"
        lines.append(f"{name:<40}{numbers}")
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def timed(work: Callable[[], Value]) -> tuple[float, Value]:
    """Return the seconds of the processor that work took, and what it gave."""
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


if __name__ == "__main__":
    main()
