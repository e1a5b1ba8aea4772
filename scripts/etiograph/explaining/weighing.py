"""Weighs what documents claim: claims, steps, paths, and the paths of a candidate together.

The weights order candidates. They are a convention, not the probability of a disease: nobody knows
how often a deficiency shows a symptom, and the documents do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import prod

from etiograph.explaining.index import AFFIRMS, DENIES, Claim, Index
from etiograph.vocabulary import PREFIXES
from etiograph.walking.causal import LONGEST, Path

ECO = PREFIXES["ECO"]
REFERENCED = {ECO + "0000033"}
STUDIED = {ECO + "0006016", ECO + "0000180"}


@dataclass(frozen=True, slots=True)
class Weights:
    """What a claim weighs: the weight of its certainty times that of its evidence.

    The certainties are the middles of five equal parts between 0 and 1, for the five ranks are
    ordered and nothing says how far they lie apart. Evidence takes a little off what names no
    origin, and half as much off what names one that is no study.

    Attributes:
        certainty: weights of the ranks, from speculative to strong.
        untraced: of a claim without traceable support, the author's own conclusions included.
        referenced: of a claim whose document names where it has it from.
        studied: of a claim that leans on an investigation in people, or reports its result.
    """

    certainty: tuple[float, ...] = (0.1, 0.3, 0.5, 0.7, 0.9)
    untraced: float = 0.8
    referenced: float = 0.9
    studied: float = 1.0

    def of(self, claim: Claim) -> float:
        """Return the weight of a claim."""
        evidence = self.untraced
        if claim.evidence in STUDIED:
            evidence = self.studied
        elif claim.evidence in REFERENCED:
            evidence = self.referenced
        return self.certainty[claim.rank - 1] * evidence


@dataclass(frozen=True, slots=True)
class Method:
    """How weights are put together; the defaults are what a ranking uses.

    Attributes:
        weights: of the claims.
        by_document: whether each document has a voice of its own, instead of each publisher.
        weakest_link: whether a path weighs as much as its weakest step, instead of the product.
        surest_only: whether a symptom weighs as much as its surest path, instead of all.
        denials_count: whether a denial takes from a step.
        ruled_out_counts: whether a symptom that was ruled out takes from a candidate.
    """

    weights: Weights = field(default_factory=Weights)
    by_document: bool = False
    weakest_link: bool = False
    surest_only: bool = False
    denials_count: bool = False
    ruled_out_counts: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A path with its weight.

    Attributes:
        path: the path.
        weight: its weight.
        counted: whether it is one of the paths that share no step, and so counts.
    """

    path: Path
    weight: float
    counted: bool


def noisy_or(weights: Iterable[float]) -> float:
    """Return the weight of independent reasons together: one minus the product of what each lacks.

    After Pearl, Probabilistic Reasoning in Intelligent Systems (1988).

    >>> noisy_or([0.5, 0.5]), noisy_or([])
    (0.75, 0.0)
    """
    return 1.0 - prod(1.0 - weight for weight in weights)


def weigher(index: Index, method: Method) -> Callable[[str, str], float]:
    """Return a function that gives the weight of a step, each worked out once.

    A step is as sure as its publishers together (``noisy_or``), each heard once with its surest
    claim: the documents of one publisher are one voice.
    """
    known: dict[tuple[str, str], float] = {}

    def weight(subject: str, target: str) -> float:
        ends = subject, target
        if ends not in known:
            said = [claim for claim in index.between.get(ends, ()) if index.leads(claim)]
            known[ends] = _voices(said, AFFIRMS, method)
            if method.denials_count:
                known[ends] *= 1.0 - _voices(said, DENIES, method)
        return known[ends]

    return weight


def _voices(claims: Iterable[Claim], stance: str, method: Method) -> float:
    surest: dict[str, float] = {}
    for claim in claims:
        if claim.stance == stance:
            voice = claim.source if method.by_document else claim.publisher
            surest[voice] = max(surest.get(voice, 0.0), method.weights.of(claim))
    return noisy_or(surest[voice] for voice in sorted(surest))


def paths(
    index: Index, ends: Iterable[str], kind: str = "deficiency", longest: int = LONGEST
) -> dict[str, list[Path]]:
    """Return every simple path of affirmed steps from a term of a kind to one of the ends.

    Args:
        index: of the graph.
        ends: IRIs; each path runs to one of them and may pass another.
        kind: kind of the terms where paths start.
        longest: most steps of a path.

    Returns:
        Paths by the IRI of their start, sorted by start; each list sorted by the terms.
    """
    found: dict[str, list[Path]] = {}

    def back(way: tuple[str, ...]) -> None:
        for earlier in index.before.get(way[0], ()):
            if earlier in way:
                continue
            longer = (earlier, *way)
            if index.terms[earlier].kind == kind:
                steps = pairwise(longer)
                found.setdefault(earlier, []).append(Path(tuple(index.steps[s] for s in steps)))
            if len(longer) <= longest:
                back(longer)

    for end in sorted(set(ends)):
        back((end,))
    return {start: sorted(found[start], key=lambda path: path.terms) for start in sorted(found)}


def ways(found: Sequence[Path], method: Method, step: Callable[[str, str], float]) -> list[Way]:
    """Return paths with their weights, the surest first, and which of them count.

    A path weighs the product of its steps. Paths that share a step would count it twice, so the
    surest counts, then the surest that shares no step with one that counts, and so on. Of two as
    sure, the shorter goes first, then the one whose terms come first.

    Args:
        found: paths from one term to one set of ends.
        method: how weights are put together.
        step: gives the weight of a step.
    """
    weighed = []
    for path in found:
        steps = [step(one.subject, one.object) for one in path.steps]
        weight = min(steps) if method.weakest_link else prod(steps)
        weighed.append((-round(weight, 12), len(path.steps), path.terms, path, weight))
    used: set[tuple[str, str]] = set()
    result = []
    for _, _, terms, path, weight in sorted(weighed, key=lambda one: one[:3]):
        steps_taken = set(pairwise(terms))
        counted = not steps_taken & used and not (method.surest_only and bool(used))
        if counted:
            used |= steps_taken
        result.append(Way(path, weight, counted))
    return result


def together(found: Iterable[Way]) -> float:
    """Return the weight of all ways to a symptom: ``noisy_or`` over those that count.

    If each step held by itself with its weight, this would be the probability that one of these
    ways is whole, and a lower bound of that for all ways: the bound by packing paths that share no
    edge (Brecht and Colbourn, Discrete Applied Mathematics 21, 1988; Colbourn, The Combinatorics of
    Network Reliability, 1987). The surest-first packing is not always the best one.
    """
    return noisy_or(way.weight for way in found if way.counted)
