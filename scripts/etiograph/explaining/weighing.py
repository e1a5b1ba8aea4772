"""Weighs what documents claim: claims, ways, and the reasons for a candidate together.

A reason is a publisher: each speaks once, with the surest way that it states whole. Steps of one
publisher are not independent of one another, nor are its ways; publishers are taken to be.

The weights order candidates. They are a convention, not the probability of a disease: nobody knows
how often a deficiency shows a symptom, and the documents do not say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from math import floor, prod
from typing import Literal

from etiograph.explaining.index import AFFIRMS, DENIES, Claim, Index
from etiograph.vocabulary import PREFIXES
from etiograph.walking.causal import LONGEST, Path, Step

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


Joined = Literal["if greater", "beside", "never"]


@dataclass(frozen=True, slots=True)
class Method:
    """How weights are put together; the defaults are what a ranking uses.

    Attributes:
        weights: of the claims.
        by_document: whether each document has a voice of its own, instead of each publisher.
        weakest_link: whether a way weighs as much as its weakest step, instead of the product.
        surest_only: whether only the surest voice counts, instead of all.
        joined: whether the surest way joined of several voices counts instead of them where it
            weighs more, beside them as one more, or never.
        denials_count: whether a denial takes from a step.
        ruled_out_counts: whether a symptom that was ruled out takes from a candidate.
    """

    weights: Weights = field(default_factory=Weights)
    by_document: bool = False
    weakest_link: bool = False
    surest_only: bool = False
    joined: Joined = "if greater"
    denials_count: bool = False
    ruled_out_counts: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A path with its weight.

    Attributes:
        path: the path.
        weight: product of its steps, each as sure as its surest claim, whoever makes it.
        voices: IRI of each publisher that states every step, with the product of its own surest
            claims, sorted; empty where the way is joined across publishers.
        counted: whether it is a reason: a publisher's surest way, or the joined one that counts.
    """

    path: Path
    weight: float
    voices: tuple[tuple[str, float], ...]
    counted: bool


Voices = Mapping[str, float]
"""What each voice gives a step: the weight of its surest claim."""


def noisy_or(weights: Iterable[float]) -> float:
    """Return the weight of independent reasons together: one minus the product of what each lacks.

    After Pearl, Probabilistic Reasoning in Intelligent Systems (1988).

    >>> noisy_or([0.5, 0.5]), noisy_or([])
    (0.75, 0.0)
    """
    return 1.0 - prod(1.0 - weight for weight in weights)


def cut(weight: float, places: int) -> float:
    """Return a weight to some decimals, cut and not rounded: nothing is to look certain.

    >>> cut(0.9999, 2), cut(0.57, 2), cut(1.0, 2)
    (0.99, 0.57, 1.0)
    """
    whole = 10.0**places
    return floor(weight * whole + 1e-9) / whole


def weigher(index: Index, method: Method) -> Callable[[Step], Voices]:
    """Return a function that gives the voices of a step, each worked out once."""

    def voices(step: Step) -> Voices:
        ends = step.subject, step.object
        return index.kept("voices", (method, ends), lambda: _voices(index, ends, method))

    return voices


def _voices(index: Index, ends: tuple[str, str], method: Method) -> Voices:
    said = [claim for claim in index.between.get(ends, ()) if index.leads(claim)]
    found = _surest(said, AFFIRMS, method)
    if method.denials_count:
        left = 1.0 - noisy_or(_surest(said, DENIES, method).values())
        found = {voice: weight * left for voice, weight in found.items()}
    return found


def _surest(claims: Iterable[Claim], stance: str, method: Method) -> dict[str, float]:
    surest: dict[str, float] = {}
    for claim in claims:
        if claim.stance == stance:
            voice = claim.source if method.by_document else claim.publisher
            surest[voice] = max(surest.get(voice, 0.0), method.weights.of(claim))
    return {voice: surest[voice] for voice in sorted(surest)}


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
    for end in sorted(set(ends)):
        key = end, kind, longest
        kept = index.kept("paths", key, partial(_to, index, *key))
        for start, some in kept.items():
            found.setdefault(start, []).extend(some)
    return {start: sorted(found[start], key=lambda path: path.terms) for start in sorted(found)}


def _to(index: Index, end: str, kind: str, longest: int) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for way in index.ways(end, kind, longest):
        steps = pairwise(reversed(way))
        found.setdefault(way[-1], []).append(Path(tuple(index.steps[s] for s in steps)))
    return found


def reasons(
    index: Index, found: Sequence[Path], method: Method, step: Callable[[Step], Voices]
) -> tuple[float, tuple[Way, ...]]:
    """Return the weight of all paths to a symptom together, and each with its own.

    Each publisher that states some way whole is one reason, as sure as its surest way, and these
    are put together by ``noisy_or``. Where the surest way of all, each step with its surest claim,
    weighs more than these together, it counts instead: so a way that is joined across publishers
    counts where no one states a better one, and what is said more never weighs less.

    Args:
        index: of the graph.
        found: paths from one term to one set of ends, at least one.
        method: how weights are put together.
        step: gives the voices of a step.

    Returns:
        The weight, 0 to 1, and the ways: those that count first, then the surest first. Of two as
        sure, the shorter goes first, then the one whose terms come first.
    """
    weighed = sorted((_weighed(index, path, method, step) for path in found), key=_order)
    best: dict[str, tuple[float, _Weighed]] = {}
    for one in weighed:
        for voice, weight in one.voices:
            # Weights that differ only by how they were multiplied are the same.
            if voice not in best or round(weight, 12) > round(best[voice][0], 12):
                best[voice] = weight, one
    single = [weight for weight, _ in best.values()]
    together = max(single, default=0.0) if method.surest_only else noisy_or(single)
    counted = {one.terms for weight, one in best.values()}
    if method.surest_only and best:
        counted = {max(best.values(), key=lambda one: one[0])[1].terms}
    joined = [one for one in weighed if not one.voices]
    if method.joined == "beside" and joined:
        counted.add(joined[0].terms)
        together = noisy_or([together, joined[0].weight])
    elif method.joined == "if greater" and weighed[0].weight > together + 1e-12:
        counted, together = {weighed[0].terms}, weighed[0].weight
    ways = [Way(o.path, o.weight, o.voices, o.terms in counted) for o in weighed]
    return together, tuple(sorted(ways, key=lambda way: not way.counted))


@dataclass(frozen=True, slots=True)
class _Weighed:
    path: Path
    terms: tuple[str, ...]
    weight: float
    voices: tuple[tuple[str, float], ...]


def _weighed(index: Index, path: Path, method: Method, step: Callable[[Step], Voices]) -> _Weighed:
    terms = path.terms

    def weigh() -> _Weighed:
        said = [step(one) for one in path.steps]
        along = min if method.weakest_link else prod
        voices = [voice for voice in said[0] if all(voice in one for one in said)]
        own = tuple((voice, along([one[voice] for one in said])) for voice in voices)
        return _Weighed(path, terms, along([max(one.values()) for one in said]), own)

    return index.kept("weighed", (method, terms), weigh)


def _order(one: _Weighed) -> tuple[float, int, tuple[str, ...]]:
    return -round(one.weight, 12), len(one.terms), one.terms
