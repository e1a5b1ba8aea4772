"""Lets so many requests begin at once, and the others wait for their turn, each for a while."""

from __future__ import annotations

import asyncio
from collections import deque


class Turns:
    """Who may begin, first come first served."""

    def __init__(self, at_once: int, queued: int) -> None:
        """Let ``at_once`` begin, and ``queued`` wait."""
        self._free, self._queued = at_once, queued
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def come(self, seconds: float) -> bool:
        """Wait for a turn, for so long at most; tell whether it came."""
        if self._free > 0:
            self._free -= 1
            return True
        if len(self._waiting) >= self._queued:
            return False
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        try:
            # Not wait_for: that one of Python 3.11 forgets a cancel that comes with the turn.
            await asyncio.wait({mine}, timeout=max(0.0, seconds))
        except asyncio.CancelledError:
            if mine.done():
                self.leave()
            else:
                self._waiting.remove(mine)
            raise
        if not mine.done():
            self._waiting.remove(mine)  # who has gone takes no place
        return mine.done()

    def leave(self) -> None:
        """Let the next begin."""
        if self._waiting:
            self._waiting.popleft().set_result(None)
        else:
            self._free += 1
