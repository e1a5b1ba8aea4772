"""Holds a request under way, and what is told of it in the end."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import dataclass
from typing import Any

from etiograph.serving import replies
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply


class EndedError(Exception):
    """The engine ended while it worked on a request."""


@dataclass(slots=True)
class Asked:
    """A request under way.

    Attributes:
        number: by which the engine knows it.
        ended: what the engine says of its end.
        slot: whether it still counts as a quick one.
        gone: whether nobody waits for it any more.
    """

    number: int
    ended: asyncio.Future[dict[str, Any]]
    slot: bool = True
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A reply, and what it took.

    Attributes:
        reply: to the client.
        cpu: seconds of the processor.
        peak: bytes of memory at most.
        words: what the child wrote on its standard error, for who runs the server.
    """

    reply: Reply
    cpu: float = 0.0
    peak: int = 0
    words: str = ""


def told(said: dict[str, Any], content: bytes, limits: Limits) -> Told:
    """Return what a client is told of a request that has ended.

    Args:
        said: by the engine, of its end.
        content: what the child has written.
        limits: within which it was held.
    """
    used = said.get("cpu", 0.0), said.get("peak", 0), said.get("words", "")
    if said["why"] == "slow":
        return Told(replies.slow(limits.seconds), *used)
    if said["why"] == "busy":
        return Told(replies.busy(), *used)
    reply = replies.unpacked(content) if said["status"] == 0 else None
    if reply is None and said["status"] == -signal.SIGABRT:
        reply = replies.large("takes more memory than one may")  # Rust ends a process so
    elif reply is None and said["status"] == -signal.SIGXCPU:
        reply = replies.slow(limits.seconds)  # it had several threads, or the engine stood still
    elif reply is None and said["status"] == -signal.SIGSEGV:
        reply = replies.monster()  # its stack was full: pyoxigraph reads queries by recursion
    return Told(reply or replies.died(), *used)
