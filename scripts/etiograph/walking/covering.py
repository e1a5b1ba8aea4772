"""Finds the smallest sets that cover: exactly, and all of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

MOST = 10_000
"""Most sets that are listed; how many there are is counted beyond that."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The smallest sets that together hold everything asked for.

    Attributes:
        size: number of members of each set; 0 if nothing can be covered.
        count: number of smallest sets.
        sets: each sorted, in order. If there are more than ``MOST``, so many of them, the same at
            every run.
        uncovered: what no member holds, sorted. The sets cover the rest.
    """

    size: int
    count: int
    sets: tuple[tuple[str, ...], ...]
    uncovered: tuple[str, ...]


def smallest(wanted: Collection[str], holders: Mapping[str, Collection[str]]) -> Cover:
    """Return all smallest sets of holders that together hold everything that is wanted.

    The set cover problem, solved exactly by iterative deepening: for one more member at each round,
    branch over the holders of the scarcest thing that is not held yet (as in Knuth's Algorithm X,
    2000, arXiv:cs/0011047), and turn back where even the widest holders left could not hold the
    rest. Holders of the very same things stand for one another, and are told apart at the end.

    Args:
        wanted: names of what is to be held.
        holders: for each name of a holder, what it holds; what is not wanted does not matter.
    """
    things = sorted({thing for thing in wanted if any(thing in h for h in holders.values())})
    uncovered = tuple(sorted(set(wanted) - set(things)))
    alike: dict[int, list[str]] = {}
    for holder in sorted(holders):
        mask = sum(1 << n for n, thing in enumerate(things) if thing in holders[holder])
        if mask:
            alike.setdefault(mask, []).append(holder)
    if not things:
        return Cover(0, 0, (), uncovered)
    masks = sorted(alike, key=lambda mask: alike[mask][0])
    for size in itertools.count(1):
        chosen = sorted(_covers((1 << len(things)) - 1, masks, size))
        if chosen:
            break
    count = sum(math.prod(len(alike[mask]) for mask in one) for one in chosen)
    sets = itertools.islice(_told_apart(chosen, alike), MOST)
    return Cover(size, count, tuple(sorted(sets)), uncovered)


def _covers(missing: int, masks: list[int], left: int) -> Iterator[tuple[int, ...]]:
    """Return each set of ``left`` masks that holds all that is missing, each set once."""
    if not missing:
        yield ()
        return
    widest = max(((mask & missing).bit_count() for mask in masks), default=0)
    if widest * left < missing.bit_count():
        return
    bits = [bit for bit in range(missing.bit_length()) if missing >> bit & 1]
    scarcest = min(bits, key=lambda bit: sum(mask >> bit & 1 for mask in masks))
    branch = [mask for mask in masks if mask >> scarcest & 1]
    rest = list(masks)
    for mask in branch:
        # What was tried in an earlier branch is left out, or a set would be found again.
        rest.remove(mask)
        for others in _covers(missing & ~mask, rest, left - 1):
            yield tuple(sorted((mask, *others)))


def _told_apart(
    chosen: list[tuple[int, ...]], alike: Mapping[int, list[str]]
) -> Iterator[tuple[str, ...]]:
    for one in chosen:
        for holders in itertools.product(*(alike[mask] for mask in one)):
            yield tuple(sorted(holders))
