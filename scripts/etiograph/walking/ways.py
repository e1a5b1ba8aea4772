"""Finds every way that passes no term twice, and turns back where none can arrive in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nearby:
    """What can be on a way from a start: terms as numbers, the start is 0.

    Attributes:
        terms: names, by number.
        onward: for each number, those one step on, the nearest to a wanted term first.
        left: for each number, the fewest steps from there to a wanted term; more than any way has
            where none is near.
    """

    terms: Sequence[str]
    onward: Sequence[Sequence[int]]
    left: Sequence[int]


def simple(
    start: str,
    onward: Callable[[str], Iterable[str]],
    wanted: Callable[[str], bool],
    longest: int,
) -> Iterator[tuple[str, ...]]:
    """Give every simple path from a term to each wanted one, in an order that hangs on ``onward``.

    A path may pass a wanted term and go on to another. These are the paths of networkx
    ``all_simple_paths`` with a cutoff; but a walk that has k steps left goes on only to terms from
    which a wanted one is at most k steps away, so all that is walked is part of a path, but for
    what fails by passing a term twice. It is the first bound of Peng and others (Efficient
    hop-constrained s-t simple path enumeration, The VLDB Journal, 2021), without their barriers.

    Args:
        start: the first term; it is never wanted.
        onward: gives the terms one step on from a term, each once; asked only of what is near.
        wanted: tells whether paths to a term are asked for.
        longest: most steps of a path.
    """
    near = nearby(start, onward, wanted, longest)
    terms, ahead, left = near.terms, near.onward, near.left
    way, passed = [0], bytearray(len(terms))
    passed[0] = 1
    waiting = [iter(ahead[0])]
    while waiting:
        steps = len(way)
        for one in waiting[-1]:
            if steps + left[one] > longest:
                waiting[-1] = iter(())  # the rest is farther
                break
            if passed[one]:
                continue
            if not left[one]:
                yield (*(terms[n] for n in way), terms[one])
            if steps < longest:
                way.append(one)
                passed[one] = 1
                waiting.append(iter(ahead[one]))
                break
        else:
            waiting.pop()
            passed[way.pop()] = 0


def nearby(
    start: str,
    onward: Callable[[str], Iterable[str]],
    wanted: Callable[[str], bool],
    longest: int,
) -> Nearby:
    """Return what is at most so many steps from a start, and how far it is from what is wanted."""
    terms, ahead, numbers = [start], [], {start: 0}
    edge = [0] if longest > 0 else []
    for _ in range(longest):
        fresh: list[int] = []
        for number in edge:
            near = []
            for term in onward(terms[number]):
                if term not in numbers:
                    numbers[term] = len(terms)
                    fresh.append(len(terms))
                    terms.append(term)
                near.append(numbers[term])
            ahead.append(near)
        edge = fresh
    ahead += [[] for _ in range(len(terms) - len(ahead))]
    left = _left(ahead, [n for n, term in enumerate(terms) if n and wanted(term)], longest)
    for near in ahead:
        near.sort(key=left.__getitem__)
    return Nearby(terms, ahead, left)


def _left(ahead: Sequence[Sequence[int]], ends: Sequence[int], longest: int) -> list[int]:
    """Return, for each number, the fewest steps to one of the ends: breadth first, backwards."""
    before: list[list[int]] = [[] for _ in ahead]
    for number, near in enumerate(ahead):
        for one in near:
            before[one].append(number)
    left = [longest + 1] * len(ahead)
    for one in ends:
        left[one] = 0
    edge = list(ends)
    for steps in range(1, longest + 1):
        fresh = []
        for one in edge:
            for number in before[one]:
                if left[number] > longest:
                    left[number] = steps
                    fresh.append(number)
        edge = fresh
    return left
