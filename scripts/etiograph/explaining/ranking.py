"""Ranks the deficiencies that documents name behind symptoms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etiograph.explaining import weighing
from etiograph.explaining.index import Index
from etiograph.explaining.weighing import Method, Way
from etiograph.walking.causal import Path


@dataclass(frozen=True, slots=True)
class Support:
    """What documents say leads from one deficiency to one symptom.

    Attributes:
        symptom: IRI of the symptom asked about.
        weight: of all publishers together, 0 to 1, as ``weighing.reasons`` gives it.
        ways: every way to the symptom or a narrower one, those that count first.
    """

    symptom: str
    weight: float
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A deficiency with its place.

    Attributes:
        deficiency: IRI.
        weight: sum over the symptoms; what ruled-out symptoms take is off, where they count.
        support: for each symptom that it is said to lead to, in order of asking.
        ruled_out: the same for symptoms that were ruled out.
    """

    deficiency: str
    weight: float
    support: tuple[Support, ...]
    ruled_out: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """The paths to one symptom.

    Attributes:
        ends: IRIs of where they may end.
        by_start: paths by the IRI of their start.
    """

    ends: frozenset[str]
    by_start: Mapping[str, Sequence[Path]]


Found = Mapping[str, Reached]
"""Paths by symptom."""


def ends(index: Index, symptoms: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return, for each symptom, where its paths may end: itself and what is narrower.

    What belongs to a narrower symptom that was asked about too is left to that one, so that nothing
    is counted for both: asked about pain and neck pain, a path to neck pain counts once.
    """
    below = {symptom: index.below(symptom) for symptom in symptoms}
    return {
        symptom: below[symptom].difference(
            *(below[other] for other in symptoms if other in below[symptom] - {symptom})
        )
        for symptom in symptoms
    }


def found(index: Index, symptoms: Sequence[str]) -> Found:
    """Return all paths from deficiencies to symptoms."""
    return {
        one: Reached(where, weighing.paths(index, where))
        for one, where in ends(index, symptoms).items()
    }


def rank(
    index: Index, there: Found, ruled_out: Found, method: Method | None = None
) -> tuple[Ranked, ...]:
    """Return deficiencies, the best supported first.

    The weight of a deficiency is the sum over the symptoms; a symptom that it is not said to lead
    to, or that was not named, adds nothing and takes nothing. Of two that weigh the same, the one
    with more symptoms goes first, then the one with more publishers that state a way whole, then
    the one with the shortest first way, then by label and IRI.

    Args:
        index: of the graph.
        there: paths to the symptoms that are there, as ``found`` gives them.
        ruled_out: paths to those that are not; shown, and not counted unless the method says so.
        method: how weights are put together.
    """
    method = method or Method()
    step = weighing.weigher(index, method)

    def weighed(symptom: str, reached: Reached, start: str) -> Support:
        def weigh() -> Support:
            found = weighing.reasons(index, reached.by_start[start], method, step)
            return Support(symptom, *found)

        # What was narrowed by another symptom hangs on the question, so it is not kept.
        if reached.ends != index.below(symptom):
            return weigh()
        return index.kept("support", (method, symptom, start), weigh)

    def support(paths: Found, start: str) -> tuple[Support, ...]:
        reached = ((one, to) for one, to in paths.items() if start in to.by_start)
        return tuple(weighed(one, to, start) for one, to in reached)

    ranked = []
    for start in sorted({start for reached in there.values() for start in reached.by_start}):
        here, not_here = support(there, start), support(ruled_out, start)
        weight = sum(one.weight for one in here)
        if method.ruled_out_counts:
            weight -= sum(one.weight for one in not_here)
        ranked.append(Ranked(start, weight, here, not_here))
    return tuple(sorted(ranked, key=lambda one: _place(index, one)))


def _place(index: Index, one: Ranked) -> tuple[float, int, int, int, str, str]:
    voices = publishers(one.support)
    shortest = min(len(support.ways[0].path.steps) for support in one.support)
    tie = (-len(one.support), -len(voices), shortest, index.label(one.deficiency), one.deficiency)
    return (-round(one.weight, 12), *tie)


def publishers(supports: Sequence[Support]) -> tuple[str, ...]:
    """Return the IRIs of the publishers that state some way whole, sorted."""
    ways = (way for support in supports for way in support.ways)
    return tuple(sorted({voice for way in ways for voice, _ in way.voices}))
