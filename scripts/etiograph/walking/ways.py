"""Finds every way that passes no term twice, and turns back where none can arrive in time."""

from __future__ import annotations

from array import array
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
    for way in numbered(0, near.onward.__getitem__, near.left, longest):
        yield tuple(near.terms[number] for number in way)


def numbered(
    start: int, onward: Callable[[int], Iterable[int]], left: Sequence[int], longest: int
) -> Iterator[tuple[int, ...]]:
    """Give every simple path from a number to each wanted one, as ``simple`` does.

    Args:
        start: the first number.
        onward: gives the numbers one step on from a number, those with the fewest steps left first.
        left: for each number, no more steps than it takes from there to a wanted one: 0 for these,
            more than ``longest`` for those from which there is no way.
        longest: most steps of a path.
    """
    if longest < 1:
        return
    way = [start]
    waiting = [iter(onward(start))]
    while waiting:
        steps = len(way)
        for one in waiting[-1]:
            if steps + left[one] > longest:
                waiting[-1] = iter(())  # the rest is farther
                break
            if one in way:
                continue
            if not left[one]:
                yield (*way, one)
            if steps < longest:
                way.append(one)
                waiting.append(iter(onward(one)))
                break
        else:
            waiting.pop()
            way.pop()


@dataclass(frozen=True, slots=True)
class Lattice:
    """Steps as rows of numbers, one after the other, with how far it is to what is wanted.

    The compressed sparse rows of a matrix: of number n, the numbers one step on are ``onward`` from
    ``starts[n]`` to ``starts[n + 1]``, those with the fewest steps left first.

    Attributes:
        starts: where each row begins, and the end of the last.
        onward: the rows.
        left: for each number, the fewest steps to a wanted one; ``FAR`` where there is no way, or
            none so short.
    """

    starts: array[int]
    onward: array[int]
    left: array[int]

    def row(self, number: int) -> array[int]:
        """Return the numbers one step on."""
        return self.onward[self.starts[number] : self.starts[number + 1]]


FAR = 255
"""More steps than any path has that is asked for."""


def lattice(ahead: Sequence[Sequence[int]], wanted: Sequence[int]) -> Lattice:
    """Return steps as rows.

    Args:
        ahead: for each number, those one step on.
        wanted: the numbers to which paths are asked for.
    """
    left = _left(ahead, wanted, FAR - 1)
    starts, rows = array("i", [0]), array("i")
    for near in ahead:
        rows.extend(sorted(near, key=lambda one: (left[one], one)))
        starts.append(len(rows))
    return Lattice(starts, rows, array("B", left))


def nearby(
    start: str,
    onward: Callable[[str], Iterable[str]],
    wanted: Callable[[str], bool],
    longest: int,
) -> Nearby:
    """Return what is at most so many steps from a start, and how far it is from what is wanted."""
    terms, numbers = [start], {start: 0}
    ahead: list[list[int]] = []
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
