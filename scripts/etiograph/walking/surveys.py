"""Says what many paths have in common: what lies between, what is reached, shared and central."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from etiograph.walking import traverse
from etiograph.walking.causal import (
    LONGEST,
    Central,
    Passed,
    Path,
    Reached,
    Shared,
    Walkable,
)
from etiograph.walking.traverse import CausalGraph


def between(paths: Sequence[Path]) -> list[Passed]:
    """Return every term that stands strictly between the ends of some path.

    What most paths pass comes first, then what the surest pass.

    Args:
        paths: of one start and end, as ``traverse.paths`` gives them.
    """
    places: dict[str, Counter[int]] = {}
    surest: dict[str, int] = {}
    for path in paths:
        for position, term in enumerate(path.terms[1:-1], 1):
            places.setdefault(term, Counter())[position] += 1
            surest[term] = max(path.weakest, surest.get(term, 0))
    found = [
        Passed(term, counted.total(), surest[term], tuple(sorted(counted.items())))
        for term, counted in places.items()
    ]
    return sorted(found, key=lambda one: (-one.paths, -one.surest, one.term))


def reach(
    graph: CausalGraph | Walkable, term: str, longest: int = LONGEST, *, backward: bool = False
) -> list[Reached]:
    """Return every term to which simple paths lead from a term, or from which they come to it.

    The nearest come first, then the surest.

    Args:
        graph: as ``traverse.paths`` takes it.
        term: IRI of the term to start from, or to arrive at.
        longest: most steps of a path.
        backward: whether to go from effects to causes.
    """
    walk = traverse.paths_to if backward else traverse.paths_from
    ends: dict[str, list[Path]] = {}
    for path in walk(graph, term, longest):
        ends.setdefault(path.terms[0 if backward else -1], []).append(path)
    found = [_reached(end, paths) for end, paths in ends.items()]
    return sorted(found, key=lambda one: (one.fewest, -one.surest, one.term))


def shared(
    graph: CausalGraph | Walkable,
    starts: Sequence[str],
    ends: Collection[str],
    longest: int = LONGEST,
) -> list[Shared]:
    """Return what several starts have in common: ends that all reach, and terms on the way there.

    An end is shared if a simple path leads to it from each start. Another term is shared if there
    is a shared end before which each start can pass it: it stands strictly between the two on some
    simple path from each. A start is never shared. Shared ends come first, then what stands before
    most of them.

    Args:
        graph: as ``traverse.paths`` takes it.
        starts: IRIs of two terms or more.
        ends: IRIs of the terms that count as ends, such as all symptoms.
        longest: most steps of a path.
    """
    leading: list[dict[str, list[Path]]] = []
    passing: list[dict[str, set[str]]] = []
    for start in starts:
        paths = traverse.paths_from(graph, start, longest)
        leading.append(_by_end(paths))
        passed: dict[str, set[str]] = {}
        for path in paths:
            for term in path.terms[1:-1] if path.terms[-1] in ends else ():
                passed.setdefault(term, set()).add(path.terms[-1])
        passing.append(passed)
    found = []
    # What is passed is reached. No start is among them: no simple path leads back to it.
    for term in set.intersection(*map(set, leading)):
        before = set.intersection(*(passed.get(term, set()) for passed in passing))
        if before or term in ends:
            reached = tuple(_reached(start, one[term]) for start, one in _zip(starts, leading))
            found.append(Shared(term, reached, tuple(sorted(before)), term in ends))
    return sorted(found, key=lambda one: (not one.end, -len(one.before), _far(one), one.term))


def central(
    graph: CausalGraph,
    starts: Collection[str],
    ends: Collection[str],
    longest: int = LONGEST,
) -> list[Central]:
    """Return every term on the ways from some terms to others, that with most paths first.

    The measure is the plain number of simple paths that pass the term. Beside it stands its
    betweenness, which counts shortest paths only: it is low, for documents often state a shortcut
    beside the steps, and the shortest path then jumps over what stands between.

    Betweenness is that of Freeman (1977, Sociometry 40:35), between the starts and the ends only,
    not normalised: a sum over the pairs, in which each counts one, shared among its shortest paths
    of any length. It is computed as Brandes (2008, Social Networks 30:136) has it.

    Args:
        graph: as ``traverse.causal_graph`` gives it.
        starts: IRIs of terms, such as all deficiencies.
        ends: IRIs of terms, such as all symptoms.
        longest: most steps of the paths that are counted.
    """
    import networkx as nx  # noqa: PLC0415 - slow to import, and wanted here only

    sources, targets = (sorted(set(some) & set(graph)) for some in (starts, ends))
    simple: nx.DiGraph[str] = nx.DiGraph(graph)
    scores = nx.betweenness_centrality_subset(simple, sources, targets)
    through: dict[str, list[Path]] = {}
    for start in sources:
        for path in traverse.paths_from(graph, start, longest):
            for term in path.terms[1:-1] if path.terms[-1] in targets else ():
                through.setdefault(term, []).append(path)
    found = [
        # Rounded: a sum of shares hangs, in its last digits, on the order of adding.
        Central(term, round(score, 9), len(paths), *(len(side) for side in _sides(paths)))
        for term, score in scores.items()
        if (paths := through.get(term, [])) or score
    ]
    return sorted(found, key=lambda one: (-one.paths, -one.betweenness, one.term))


def _sides(paths: Iterable[Path]) -> tuple[set[str], set[str]]:
    paths = list(paths)
    return {path.terms[0] for path in paths}, {path.terms[-1] for path in paths}


def _by_end(paths: Iterable[Path]) -> dict[str, list[Path]]:
    ends: dict[str, list[Path]] = {}
    for path in paths:
        ends.setdefault(path.terms[-1], []).append(path)
    return ends


def _zip(
    starts: Sequence[str], leading: Sequence[dict[str, list[Path]]]
) -> Iterable[tuple[str, dict[str, list[Path]]]]:
    return zip(starts, leading, strict=True)


def _far(one: Shared) -> int:
    return sum(reached.fewest for reached in one.reached)


def _reached(term: str, paths: Sequence[Path]) -> Reached:
    steps = [step for path in paths for step in path.steps]
    return Reached(
        term,
        min(len(path.steps) for path in paths),
        max(path.weakest for path in paths),
        len(paths),
        tuple(sorted({source for step in steps for source in step.sources})),
        tuple(sorted({publisher for step in steps for publisher in step.publishers})),
    )
