"""Keeps slow requests from the way of quick ones: few of the slow run at once, and they yield.

Nobody can tell from its text how long a query takes. So each begins as a quick one; the one that
has used the processor for longer is a slow one from then on. Few slow ones run: those that have
used least so far; the others stand still. So a question that takes half a second is answered beside
queries that would take for ever (least attained service; L. Kleinrock, Queueing Systems II, 1976).
The longer one has run, the more it yields to all else on the machine.
"""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass, field

from etiograph.serving.limits import Limits

LOW, LOWEST = 10, 19
LONG = 0.75
"""Seconds of the processor after which one yields to all else."""
SLICE = 0.25
"""Seconds of the processor below which a difference in use makes no difference."""


@dataclass(slots=True)
class Child:
    """A child at work.

    Attributes:
        pid: of the process.
        request: number of the request.
        words: handle of the file that is its standard error.
        since: when it began, in seconds of a clock that only goes forth.
        until: when its time is up.
        used: seconds of the processor so far.
        held: bytes of memory now, with those that it shares with the engine.
        priority: as of setpriority(2).
        still: whether it stands still.
        why: why it was killed, or empty.
    """

    pid: int
    request: int
    words: int
    since: float
    until: float
    used: float = 0.0
    held: int = 0
    priority: int = 0
    still: bool = False
    why: str = ""


@dataclass(slots=True)
class Lanes:
    """Who runs and who waits.

    Attributes:
        quick: by process id.
        slow: that run or stand still, by process id.
    """

    limits: Limits
    quick: dict[int, Child] = field(default_factory=dict)
    slow: dict[int, Child] = field(default_factory=dict)

    def all(self) -> list[Child]:
        """Return every child."""
        return [*self.quick.values(), *self.slow.values()]

    def demote(self, child: Child) -> None:
        """Take a child for a slow one; where there are too many, one is sent away."""
        del self.quick[child.pid]
        self.slow[child.pid] = child
        there = self._there()
        if len(there) > sum(self.limits.slow):
            self.kill(there[-1], "busy")

    def arrange(self) -> None:
        """Let those of the slow ones run that have used least, and no others."""
        for place, child in enumerate(self._there()):
            priority = LOWEST if child.used > LONG else LOW
            if priority != child.priority:
                child.priority = priority
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, child.pid, priority)
            still = place >= self.limits.slow[0]
            if still != child.still:
                child.still = still
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child.pid, signal.SIGSTOP if still else signal.SIGCONT)

    def lighten(self, base: int) -> None:
        """End the child that holds most, if all together hold more than they may.

        Args:
            base: bytes that each shares with the engine.
        """
        there = [child for child in self.all() if not child.why]
        if sum(max(0, child.held - base) for child in there) > self.limits.together:
            self.kill(max(there, key=lambda one: one.held), "busy")

    def kill(self, child: Child, why: str) -> None:
        """End a child; the first reason stands."""
        child.why = child.why or why
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)

    def ended(self, pid: int) -> Child | None:
        """Forget a child that ended."""
        return self.quick.pop(pid, None) or self.slow.pop(pid, None)

    def _there(self) -> list[Child]:
        """Return the slow ones that are not on their way out, those that used least first."""
        there = [child for child in self.slow.values() if not child.why]
        return sorted(there, key=lambda one: (int(one.used / SLICE), one.since))
