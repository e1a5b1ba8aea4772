"""Turns what was measured into figures: medians, spreads, factors, targets met or not."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from work import MEAN, US, Target, Work

Measured = Mapping[str, Any]
"""What the file of a work holds for one size."""
SLOWER, NOTICEABLE = 1.2, 0.001
"""Factor and seconds by which a part must be slower to be called so: less is noise."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a contender needs for a work at a size, or a part of it.

    Attributes:
        wall: seconds, median of the runs.
        least, most: of the runs.
        cpu: seconds of the processor, median.
        peak: bytes, most of all runs.
        runs: how many.
        bound: whether some part did not end, so that the seconds are a lower bound.
        parts: names of the parts that it is made of.
    """

    wall: float
    least: float
    most: float
    cpu: float
    peak: int
    runs: int
    bound: bool
    parts: tuple[str, ...]


def figure(
    work: Work, measured: Measured, contender: str, only: Iterable[str] = ()
) -> Figure | None:
    """Return the figure of a contender, of all parts or only some; None where it has none."""
    there = measured["contenders"].get(contender)
    if not there:
        return None
    chosen = set(only)
    over = {p: s for p, s in there["over"].items() if not chosen or p in chosen}
    names = {part for run in there["runs"] for part in run["parts"]}
    names = {part for part in names if not chosen or part in chosen}
    parts = tuple(sorted({*names, *over}))
    if not parts:
        return None
    full = [run for run in there["runs"] if names <= set(run["parts"])] or there["runs"][:1]
    join = _mean if work.joined == MEAN else sum

    def joined(run: Measured, clock: str) -> float:
        return join([run["parts"][p][clock] if p in run["parts"] else over[p] for p in parts])

    runs = full or [{"parts": {}, "peak": 0}]
    walls = [joined(run, "wall") for run in runs]
    return Figure(
        statistics.median(walls),
        min(walls),
        max(walls),
        statistics.median(joined(run, "cpu") for run in runs),
        max((run["peak"] for run in there["runs"]), default=0),
        len(full),
        bool(over),
        parts,
    )


def _mean(values: Iterable[float]) -> float:
    return math.exp(statistics.fmean(math.log(max(one, 1e-7)) for one in values))


def part_seconds(
    measured: Measured, contender: str, part: str, clock: str = "wall"
) -> tuple[float, bool] | None:
    """Return the median seconds of a part, and whether they are a lower bound."""
    there = measured["contenders"].get(contender)
    if not there:
        return None
    if part in there["over"]:
        return there["over"][part], True
    found = [run["parts"][part][clock] for run in there["runs"] if part in run["parts"]]
    return (statistics.median(found), False) if found else None


def factor(
    work: Work, measured: Measured, against: str, only: Iterable[str] = (), clock: str = "wall"
) -> tuple[float, bool] | None:
    """Return how many times as fast Etiograph is, and whether that is a lower bound.

    By the clock, or, where that is ``cpu``, by the time of the processors.

    Where parts are joined by their mean, it is that of the factors of the parts that both
    answered; a part that neither ended is left out, as is one that failed.
    """
    chosen = set(only)
    if work.joined != MEAN:
        ours, theirs = (figure(work, measured, one, chosen) for one in (US, against))
        if not ours or not theirs or ours.bound:
            return None
        seconds_ = [getattr(one, clock) for one in (ours, theirs)]
        return seconds_[1] / max(seconds_[0], 1e-7), theirs.bound
    factors, bound = [], False
    for part in parts(measured):
        if chosen and part not in chosen:
            continue
        ours_, theirs_ = (part_seconds(measured, one, part, clock) for one in (US, against))
        if ours_ and theirs_ and not ours_[1]:
            factors.append(theirs_[0] / max(ours_[0], 1e-7))
            bound |= theirs_[1]
    return (_mean(factors), bound) if factors else None


def parts(measured: Measured) -> list[str]:
    """Return the parts that Etiograph was measured at, sorted."""
    there = measured["contenders"].get(US, {"runs": [], "over": {}})
    return sorted({p for run in there["runs"] for p in run["parts"]} | set(there["over"]))


def slower(measured: Measured, against: str) -> list[tuple[str, float]]:
    """Return the parts at which Etiograph is slower, with the factor, the worst first."""
    found = []
    for part in parts(measured):
        ours, theirs = (part_seconds(measured, one, part) for one in (US, against))
        if ours and theirs and not theirs[1]:
            behind = ours[0] / max(theirs[0], 1e-7)
            if behind > SLOWER and ours[0] - theirs[0] > NOTICEABLE:
                found.append((part, behind))
    return sorted(found, key=lambda one: (-one[1], one[0]))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a target is met; ``met`` is None where it was not measured."""

    target: Target
    measured: str
    met: bool | None


def outcome(work: Work, sizes: Mapping[str, Measured], target: Target) -> Outcome:
    """Hold what was measured against a target."""
    measured = sizes.get(str(target.at), {"groups": {}, "contenders": {}})
    only = [target.part] if target.part else measured["groups"].get(target.group, [])
    if target.against:
        return _against(work, measured, target, only)
    if target.equal:
        return _equal(measured, target)
    ours = figure(work, measured, US, only)
    before = sizes.get(str(target.since))
    earlier = figure(work, before, US, only) if before else None
    if ours is None or (target.since and earlier is None):
        return Outcome(target, "not measured", None)
    if target.megabytes:
        return Outcome(target, memory(ours.peak), ours.peak <= target.megabytes * 1e6)
    if earlier is None:
        return Outcome(target, seconds(ours.wall), ours.wall <= target.seconds and not ours.bound)
    grown = ours.wall / earlier.wall
    return Outcome(target, f"{grown:.2f} times", grown <= target.grows)


def _equal(measured: Measured, target: Target) -> Outcome:
    there = measured["contenders"].get(target.equal)
    if not there or not there["runs"]:
        return Outcome(target, "not measured", None)
    wrong = len(there["failed"]) + len(there["over"])
    return Outcome(target, f"{wrong} answers missing" if wrong else "equal", not wrong)


def _against(work: Work, measured: Measured, target: Target, only: Iterable[str]) -> Outcome:
    found = factor(work, measured, target.against, only)
    if found is None or (target.group and not only):
        return Outcome(target, "not measured", None)
    times, bound = found
    words, met = (
        f"{'at least ' if bound else ''}{times_text(times)}",
        times > target.times * (1 - 1e-9),
    )
    if target.each:
        behind = slower(measured, target.against)
        met = met and not behind
        named = ", ".join(f"{part[:5]} {by:.1f}" for part, by in behind[:5])
        words += f"; slower at {len(behind)} of {len(parts(measured))}"
        words += f" ({named}{', …' if len(behind) > 5 else ''})" if behind else ""
    return Outcome(target, words, met or (None if bound and not target.each else False))


def slope(points: Iterable[tuple[float, float]]) -> float | None:
    """Return the exponent by which a figure grows with size, by least squares of the logarithms.

    >>> round(slope([(1, 2), (10, 20), (100, 200)]), 3)
    1.0
    """
    pairs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len({x for x, _ in pairs}) < 2:
        return None
    return statistics.linear_regression(*zip(*pairs, strict=True)).slope


def seconds(value: float) -> str:
    """Return seconds for people, to three figures.

    >>> seconds(0.01234), seconds(2.5), seconds(75.04), seconds(0.00004)
    ('12.3 ms', '2.50 s', '75.0 s', '0.0400 ms')
    """
    return f"{_three(value * 1000)} ms" if value < 1 else f"{_three(value)} s"


def memory(size: float) -> str:
    """Return bytes for people.

    >>> memory(43_000_000), memory(2_340_000_000)
    ('43 MB', '2.3 GB')
    """
    return f"{size / 1e6:.0f} MB" if size < 1e9 else f"{size / 1e9:.1f} GB"


def times_text(value: float) -> str:
    """Return a factor for people: two figures, or whole.

    >>> times_text(0.456), times_text(7.77), times_text(123.4)
    ('0.46', '7.8', '123')
    """
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def rounded(value: float) -> str:
    """Return a number that is only an estimate: one figure.

    >>> rounded(1234.5), rounded(0.0456)
    ('1,000', '0.05')
    """
    places = -math.floor(math.log10(value)) if value > 0 else 0
    return f"{round(value, places):,.{max(0, places)}f}"


def _three(value: float) -> str:
    if value <= 0:
        return "0"
    return f"{value:.{max(0, 2 - math.floor(math.log10(value)))}f}"
