"""Keeps slow requests from the way of quick ones: the slow run one at a time, and yield.

Nobody can tell from its text how long a query takes. So each begins as a quick one; the one that
has used the processor for longer is a slow one from then on. Few slow ones run, at the lowest
priority; few stand still until it is their turn; any more are sent away.
"""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass, field

from etiograph.serving.limits import Limits

LOWEST = 19


@dataclass(slots=True)
class Child:
    """A child at work.

    Attributes:
        pid: of the process.
        request: number of the request.
        since: when it began, in seconds of a clock that only goes forth.
        until: when its time is up.
        why: why it was killed, or empty.
    """

    pid: int
    request: int
    since: float
    until: float
    why: str = ""


@dataclass(slots=True)
class Lanes:
    """Who runs and who waits.

    Attributes:
        quick: by process id.
        slow: that run, in their order.
        still: that wait for their turn, in their order.
    """

    limits: Limits
    quick: dict[int, Child] = field(default_factory=dict)
    slow: dict[int, Child] = field(default_factory=dict)
    still: dict[int, Child] = field(default_factory=dict)

    def all(self) -> list[Child]:
        """Return every child."""
        return [*self.quick.values(), *self.slow.values(), *self.still.values()]

    def demote(self, child: Child) -> None:
        """Take a child for a slow one: it runs, or stands still, or is sent away."""
        del self.quick[child.pid]
        runs, waits = self.limits.slow
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, LOWEST)
        if len(self.slow) < runs:
            self.slow[child.pid] = child
        else:
            self.still[child.pid] = child
            if len(self.still) > waits:
                self.kill(child, "busy")
            else:
                os.kill(child.pid, signal.SIGSTOP)

    def kill(self, child: Child, why: str) -> None:
        """End a child; the first reason stands."""
        child.why = child.why or why
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)

    def ended(self, pid: int) -> Child | None:
        """Forget a child that ended, and let the next slow one run."""
        for lane in (self.quick, self.slow, self.still):
            if pid in lane:
                child = lane.pop(pid)
                self._next()
                return child
        return None

    def _next(self) -> None:
        for pid, child in list(self.still.items()):
            if len(self.slow) >= self.limits.slow[0]:
                return
            if child.why:
                continue  # on its way out
            self.slow[pid] = self.still.pop(pid)
            os.kill(pid, signal.SIGCONT)
