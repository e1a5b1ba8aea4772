"""Holds a request under way, and what is told of it in the end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

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
        used: seconds of the processor, and bytes of memory at most.
    """

    number: int
    ended: asyncio.Future[dict[str, Any]]
    slot: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A reply, and what it took: seconds of the processor, and bytes of memory at most."""

    reply: Reply
    cpu: float = 0.0
    peak: int = 0
