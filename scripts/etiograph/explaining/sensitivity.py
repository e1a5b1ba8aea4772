"""Shows how far a ranking hangs on its conventions: the same paths, weighed in other ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from etiograph.explaining import explain, ranking
from etiograph.explaining.index import Index
from etiograph.explaining.understanding import Understanding
from etiograph.explaining.weighing import Method, Weights
from etiograph.vocabulary import CERTAINTIES

SHIFT = 0.1
"""By how much a weight is moved: half of what lies between two certainties."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to weigh, with the ranking that it gives.

    Attributes:
        name: what is other.
        order: IRIs of the candidates, the best first.
        swapped: pairs of candidates that stand the other way round than in the ranking.
        tau: Kendall's tau (1938, doi:10.1093/biomet/30.1-2.81) between the two rankings, 1 for
            the same order and -1 for the reverse; 1 where there are fewer than two candidates.
    """

    name: str
    order: tuple[str, ...]
    swapped: int
    tau: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands.

    Attributes:
        deficiency: IRI.
        rank: in the ranking.
        best, worst: over the ranking and all variants.
    """

    deficiency: str
    rank: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How a ranking changes with the way of weighing: places in order of rank, then variants."""

    places: tuple[Place, ...]
    variants: tuple[Variant, ...]


def methods() -> dict[str, Method]:
    """Return the other ways to weigh, by name.

    Each weight is moved down and up by ``SHIFT``, where it stays between 0 and 1; the others change
    one convention each.
    """
    base = Method()
    found: dict[str, Method] = {}
    for sign, words in ((-SHIFT, "down"), (SHIFT, "up")):
        for place, name in enumerate(CERTAINTIES[1:]):
            value = round(base.weights.certainty[place] + sign, 6)
            old = base.weights.certainty
            moved = (*old[:place], value, *old[place + 1 :])
            weights = replace(base.weights, certainty=moved)
            found[f"{name} {words} to {value:g}"] = replace(base, weights=weights)
        for name in ("untraced", "referenced", "studied"):
            value = round(getattr(base.weights, name) + sign, 6)
            if value <= 1:
                weights = replace(base.weights, **{name: value})
                found[f"{name} {words} to {value:g}"] = replace(base, weights=weights)
    middle = base.weights.certainty[2]
    same = replace(base.weights, certainty=(middle,) * 5)
    found["all certainties alike"] = replace(base, weights=same)
    alike = Weights(base.weights.certainty, 1.0, 1.0, 1.0)
    found["evidence ignored"] = replace(base, weights=alike)
    found["a voice for each document"] = replace(base, by_document=True)
    found["a way weighs as its weakest step"] = replace(base, weakest_link=True)
    found["only the surest publisher"] = replace(base, surest_only=True)
    found["joined ways count beside"] = replace(base, joined="beside")
    found["joined ways never count"] = replace(base, joined="never")
    found["denials count against"] = replace(base, denials_count=True)
    found["ruled-out symptoms count against"] = replace(base, ruled_out_counts=True)
    return found


def of(index: Index, understood: Understanding) -> Sensitivity:
    """Return how the ranking of an explanation changes with the way of weighing.

    Args:
        index: of the graph.
        understood: the symptoms, and those ruled out.
    """
    there, ruled_out = explain.paths(index, understood)

    def order(method: Method) -> tuple[str, ...]:
        ranked = ranking.rank(index, there, ruled_out, method)
        return tuple(one.deficiency for one in ranked)

    base = order(Method())
    variants = []
    for name, method in methods().items():
        other = order(method)
        swapped = swaps(base, other)
        variants.append(Variant(name, other, swapped, tau(swapped, len(base))))
    orders = [base, *(variant.order for variant in variants)]
    places = []
    for number, one in enumerate(base, 1):
        ranks = [order.index(one) + 1 for order in orders]
        places.append(Place(one, number, min(ranks), max(ranks)))
    return Sensitivity(tuple(places), tuple(variants))


def swaps(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many pairs stand the other way round in another order of the same things.

    >>> swaps("abc", "abc"), swaps("abc", "cba")
    (0, 3)
    """
    place = {name: number for number, name in enumerate(other)}
    return sum(place[first] > place[second] for first, second in combinations(one, 2))


def tau(swapped: int, size: int) -> float:
    """Return Kendall's tau of two orders without ties, from the pairs that are swapped.

    >>> tau(0, 3), tau(3, 3), tau(0, 1)
    (1.0, -1.0, 1.0)
    """
    pairs = size * (size - 1) // 2
    return 1.0 - 2.0 * swapped / pairs if pairs else 1.0
