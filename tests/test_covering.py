"""Guards the covers: every smallest set, and no other, as trying each set finds them."""

from __future__ import annotations

import itertools
import random
import time

from etiograph.walking import covering
from etiograph.walking.covering import Cover

SEEDS = range(300)


def table(seed: int) -> tuple[list[str], dict[str, set[str]]]:
    """Return things that are wanted, and holders of some of them and of other things."""
    dice = random.Random(seed)  # noqa: S311 - the same at every run, and no secret
    things = [f"n{number}" for number in range(dice.randint(0, 7))]
    share = dice.choice([0.1, 0.25, 0.4])
    holders = {
        f"f{number:02}": {thing for thing in [*things, "other"] if dice.random() < share}
        for number in range(dice.randint(0, 12))
    }
    return things, holders


def tried(things, holders) -> Cover:
    """Return the smallest covers by trying each set of holders, small ones first."""
    there = set().union(*holders.values()) if holders else set()
    wanted = set(things) & there
    for size in range(1, len(holders) + 1) if wanted else ():
        found = [
            some
            for some in itertools.combinations(sorted(holders), size)
            if wanted <= set().union(*(holders[one] for one in some))
        ]
        if found:
            return Cover(size, len(found), tuple(found), tuple(sorted(set(things) - there)))
    return Cover(0, 0, (), tuple(sorted(set(things) - there)))


def test_covers_equal_brute_force_on_random_tables():
    sizes, ties, lacking = set(), 0, 0
    for seed in SEEDS:
        things, holders = table(seed)
        found = covering.smallest(things, holders)
        sizes.add(found.size)
        ties += found.count > 1
        lacking += bool(found.uncovered)

        assert found == tried(things, holders), seed
    assert sizes >= {0, 1, 2, 3, 4}
    assert min(ties, lacking) > 50


def test_one_that_holds_less_than_another_still_stands_in_a_tie():
    holders = {"wide": {"a", "b"}, "narrow": {"a"}, "other": {"c", "b"}}

    assert covering.smallest("abc", holders).sets == (("narrow", "other"), ("other", "wide"))


def test_ties_are_counted_beyond_those_that_are_listed():
    things = [f"n{number:02}" for number in range(20)]
    holders = {f"f{number:02}": {things[number % 20]} for number in range(80)}
    found = covering.smallest(things, holders)

    assert (found.size, found.count) == (20, 4**20)
    assert len(set(found.sets)) == covering.MOST
    assert all(set().union(*(holders[one] for one in some)) == set(things) for some in found.sets)


def test_twenty_nutrients_and_eighty_foods_take_no_time():
    began = time.process_time()
    for share in (0.05, 0.1, 0.2, 0.3):
        dice = random.Random(share)  # noqa: S311 - the same at every run, and no secret
        things = [f"n{number}" for number in range(20)]
        holders = {f"f{n}": {one for one in things if dice.random() < share} for n in range(80)}
        found = covering.smallest(things, holders)

        assert found.count > 0
    assert time.process_time() - began < 5
