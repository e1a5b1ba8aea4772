# ruff: noqa: PLC0415 - each contender has a process of its own
"""Explains symptoms by ways of up to six steps."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise

import datasets
from case import Case
from work import US, Target, Work

from etiograph import locations
from etiograph.asking import questions
from etiograph.vocabulary import ETIO, PREFIXES
from etiograph.walking.causal import LONGEST

CAUSES = "SELECT ?relation { ?relation rdfs:subPropertyOf* etio:leadsTo }"
VOCABULARY = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("etio", "rdfs", "skos"))
CERTAINTY, UNTRACED, REFERENCED = (0.1, 0.3, 0.5, 0.7, 0.9), 0.8, 0.9

LIMIT = (
    "Once its steps are in memory, networkx has little to walk here: the causal graph of 100,000 "
    "claims has 5,667 steps between 4,349 terms, and all walks from all deficiencies to a symptom "
    "take it 25 ms. To get the steps takes it 17 s, each time the program starts. Etiograph reads "
    "what an answer needs from the disk, and gives the whole answer: for 118 deficiencies also "
    "foods, tests, people at risk, contrary claims, other causes, each with its claims. Asked "
    "again in the same process, it takes 5 to 15 ms."
)

WORK = Work(
    place=6,
    title="Explain symptoms, ways of up to six steps",
    words=(
        "Which deficiencies are said to lead to a symptom, and with what weight, for each of the "
        "five symptoms at which most chains end. Etiograph opens its index and explains, with all "
        "that it says beside the ranking. networkx and rustworkx get the steps from one query "
        "(part `open`), then walk all simple paths from every deficiency to the symptom and what "
        "is narrower, and weigh them by the rule of `explain`, written out plainly. Ranking, "
        "weights to nine places and numbers of paths are compared."
    ),
    sizes=(1_000, 10_000, 100_000),
    limit=300.0,
    targets=tuple(
        Target(
            at,
            "at least 200 times as fast as networkx all_simple_paths",
            "networkx",
            200,
            group="explain",
            limit=LIMIT,
        )
        for at in (10_000, 100_000)
    ),
    groups=lambda: {"explain": [f"explain {place}" for place in range(1, 6)]},
)


def _symptoms(case: Case) -> dict[str, str]:
    """Return the IRIs of the symptoms, by the name of the part."""
    lines = (case.data / datasets.SYMPTOMS).read_text(encoding="utf-8").split()
    return {f"explain {place}": iri for place, iri in enumerate(lines, 1)}


def etiograph(case: Case) -> None:
    """Explain as the command does, from the index."""
    from etiograph.explaining import explain, fresh_index

    graph, queries = case.data / "graph.nq", locations.root() / "queries"
    index = case.measure("open", lambda: fresh_index.opened(graph, queries))
    if index is None:
        return
    for part, symptom in _symptoms(case).items():
        found = case.measure(part, partial(explain.from_terms, index, [symptom]))
        if found is not None:
            case.answer(
                part,
                (
                    (one.deficiency, f"{one.weight:.9f}", sum(len(s.ways) for s in one.support))
                    for one in found.candidates
                ),
            )


Edges = dict[tuple[str, str], dict[str, float]]
"""For each step, the weight that each publisher gives it."""


def _steps(case: Case) -> tuple[Edges, dict[str, set[str]]]:
    """Return the steps, and what is narrower than each symptom, by two plain queries."""
    import pyoxigraph as ox

    from etiograph.building import opening
    from etiograph.explaining import weighing

    store = opening.load(case.data / "graph.nq")

    def rows(name: str) -> Iterable[dict[str, str]]:
        text = questions.read(locations.root() / "queries" / "index" / f"{name}.rq").text
        answer = store.query(text)
        names = [one.value for one in answer.variables]
        return [{n: one[n].value for n in names if one[n] is not None} for one in answer]

    causes = {one["relation"].value for one in store.query(VOCABULARY + CAUSES)}
    ranks = {row["word"]: int(row["rank"]) for row in rows("words") if "rank" in row}
    publishers = {row["source"]: row["publisher"] for row in rows("sources")}
    edges: Edges = {}
    for row in rows("claims"):
        if row["stance"] != ETIO.affirms or row["relation"] not in causes:
            continue
        share = UNTRACED
        if row["evidence"] in weighing.STUDIED:
            share = 1.0
        elif row["evidence"] in weighing.REFERENCED:
            share = REFERENCED
        weight, voice = CERTAINTY[ranks[row["certainty"]] - 1] * share, publishers[row["source"]]
        voices = edges.setdefault((row["subject"], row["object"]), {})
        voices[voice] = max(voices.get(voice, 0.0), weight)
    below = {}
    for part, symptom in _symptoms(case).items():
        found = store.query(
            f"{VOCABULARY} SELECT ?wide ?one {{ ?one skos:broader* ?wide }}",
            substitutions={ox.Variable("wide"): ox.NamedNode(symptom)},
        )
        below[part] = {one["one"].value for one in found}
    return edges, below


def _ranked(edges: Edges, ways: dict[str, list[list[str]]]) -> list[tuple[object, ...]]:
    """Return each start with its weight and the number of its ways."""
    found = []
    for start, some in ways.items():
        best: dict[str, float] = {}
        surest = 0.0
        for way in some:
            steps = [edges[step] for step in pairwise(way)]
            surest = max(surest, math.prod(max(one.values()) for one in steps))
            for voice in set.intersection(*(set(one) for one in steps)):
                weight = math.prod(one[voice] for one in steps)
                best[voice] = max(best.get(voice, 0.0), weight)
        together = 1.0 - math.prod(1.0 - weight for weight in best.values())
        found.append((start, f"{max(surest, together):.9f}", len(some)))
    return found


def plain_networkx(case: Case) -> None:
    """Walk with networkx."""
    import networkx as nx

    opened = case.measure("open", lambda: _steps(case))
    if opened is None:
        return
    edges, below = opened
    graph = nx.DiGraph(list(edges))
    starts = sorted(one for one in graph if one.startswith(PREFIXES["deficiency"]))

    def explain(part: str) -> list[tuple[object, ...]]:
        ways: dict[str, list[list[str]]] = {}
        for end in below[part] & set(graph):
            for start in starts:
                some = list(nx.all_simple_paths(graph, start, end, cutoff=LONGEST))
                if some:
                    ways.setdefault(start, []).extend(some)
        return _ranked(edges, ways)

    _each(case, explain)


def plain_rustworkx(case: Case) -> None:
    """Walk with rustworkx."""
    import rustworkx as rx

    opened = case.measure("open", lambda: _steps(case))
    if opened is None:
        return
    edges, below = opened
    graph = rx.PyDiGraph()
    names = sorted({end for step in edges for end in step})
    place = dict(zip(names, graph.add_nodes_from(names), strict=True))
    graph.add_edges_from_no_data([(place[a], place[b]) for a, b in edges])
    starts = [one for one in names if one.startswith(PREFIXES["deficiency"])]

    def explain(part: str) -> list[tuple[object, ...]]:
        ways: dict[str, list[list[str]]] = {}
        for end in below[part] & set(names):
            for start in starts:
                # Its cutoff counts the nodes of a path, not the steps.
                some = rx.all_simple_paths(graph, place[start], place[end], cutoff=LONGEST + 1)
                if some:
                    walked = [[names[one] for one in way] for way in some]
                    ways.setdefault(start, []).extend(walked)
        return _ranked(edges, ways)

    _each(case, explain)


def _each(case: Case, explain: Callable[[str], list[tuple[object, ...]]]) -> None:
    for part in _symptoms(case):
        found = case.measure(part, partial(explain, part))
        if found is not None:
            case.answer(part, found)


CONTENDERS = {US: etiograph, "networkx": plain_networkx, "rustworkx": plain_rustworkx}
