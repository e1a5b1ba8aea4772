"""Says how much one request may take."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds each request, whoever sends it.

    Attributes:
        seconds: of the clock, from the moment at which its child begins.
        waiting: seconds for which a request may wait for its turn; what it has waited beyond the
            first second, it may work less.
        away: seconds after which one that is slow, where too many are, is sent away. It is made to
            wait, so that who comes again at once does not take the time of quick ones.
        memory: bytes that a child may take beside what the engine holds.
        together: bytes that all children may take, each beside what the engine holds.
        answer: bytes of an answer at most.
        body: bytes of a request's body at most.
        quick: seconds of the processor after which a request is a slow one.
        at_once: quick requests that run side by side.
        slow: slow ones that run, and those that stand still until it is their turn.
        queued: requests that may wait.
    """

    seconds: float = 5.0
    waiting: float = 3.0
    away: float = 2.0
    memory: int = 512 * MIB
    together: int = 2048 * MIB
    answer: int = 16 * MIB
    body: int = 64 << 10
    quick: float = 0.1
    at_once: int = 4
    slow: tuple[int, int] = (2, 10)
    queued: int = 64
