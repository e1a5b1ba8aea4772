"""What a contender gets: the data, a place to write, and a clock that stops at a limit."""

from __future__ import annotations

import json
import resource
import signal
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TextIO, TypeVar

Found = TypeVar("Found")
ENOUGH = 0.3
"""Seconds after which a part that may be repeated is not."""


class Missing(Exception):  # noqa: N818 - no error: it says what is not there
    """A contender cannot take part here; says why."""


class _Overdue(BaseException):
    """A part took longer than its limit; no library is to catch it."""


@dataclass(slots=True)
class Case:
    """One run of one contender.

    Attributes:
        data: folder that ``datasets`` made.
        scratch: empty folder of this run alone.
        events: file to which what was measured is written as it comes, one JSON a line.
        skip: parts not to be measured, for they were, or went over the limit.
        limit: seconds for a part.
        most: how often a quick part that may be repeated is.
        peak: most bytes that this process had in memory when the last part ended.
    """

    data: Path
    scratch: Path
    events: TextIO
    skip: frozenset[str] = frozenset()
    limit: float = 600.0
    most: int = 5
    peak: int = 0
    answers: dict[str, list[str]] = field(default_factory=dict)

    def measure(
        self, part: str, work: Callable[[], Found], *, repeat: bool = False
    ) -> Found | None:
        """Return what the work gives, and write down how long it took.

        Args:
            part: name of what is measured.
            work: called once; its result is kept while the clock stops.
            repeat: whether it may be called again where it is quick; the median counts.

        Returns:
            The result, or None where the part is to be skipped or goes over the limit.
        """
        if part in self.skip:
            return None
        self.tell(begin=part)
        walls, works = [], []
        try:
            while True:
                _alarm(self.limit)
                begun, before = time.perf_counter(), processor()
                found = work()
                walls.append(time.perf_counter() - begun)
                works.append(processor() - before)
                _alarm(0)
                if not repeat or len(walls) == self.most or sum(walls) > ENOUGH:
                    break
        except _Overdue:
            self.tell(part=part, over=self.limit)
            return None
        except Missing:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a peer raises is its result
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            self.tell(part=part, failed=reason[:200])
            return None
        finally:
            _alarm(0)
        self.peak = max(self.peak, most_memory())
        wall, cpu = statistics.median(walls), statistics.median(works)
        self.tell(part=part, wall=wall, cpu=cpu)
        return found

    def answer(self, part: str, rows: Iterable[Iterable[object]]) -> None:
        """Keep the answer of a part, to be compared with those of the others."""
        self.answers[part] = sorted("\t".join(map(canonical, row)) for row in rows)

    def tell(self, **event: str | float | bool) -> None:
        """Write an event."""
        self.events.write(json.dumps(event) + "\n")
        self.events.flush()


def canonical(cell: object) -> str:
    """Return a value as all engines are to write it: a number by its worth, nothing as nothing.

    >>> canonical("5.40"), canonical(None), canonical("5 mg"), canonical(True)
    ('5.4', '', '5 mg', 'true')
    """
    text = "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
    if text[:1].isdigit() or text[:1] in "+-.":
        try:
            return format(round(Decimal(text), 9).normalize(), "f")
        except InvalidOperation:
            return text
    return text.replace("\t", " ").replace("\n", " ")


def processor() -> float:
    """Return the seconds of the processor that this process and its ended children have had."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def most_memory() -> int:
    """Return the most bytes that this process has had in memory since it began."""
    with Path("/proc/self/status").open(encoding="ascii") as lines:
        found = next(line for line in lines if line.startswith("VmHWM"))
    return int(found.split()[1]) * 1024


def _alarm(seconds: float) -> None:
    def over(*_: object) -> None:
        raise _Overdue

    signal.signal(signal.SIGALRM, over)
    # Again and again: what is raised while an object is taken down is lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds and 0.5)
