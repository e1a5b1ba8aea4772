"""Asks the engine from the web server: requests go in, whole replies come out, in time.

The engine is a process of its own, started again when it ends. A request that it was at when it
ended is asked once more.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from etiograph.serving import asked as under_way
from etiograph.serving import channel, replies
from etiograph.serving.asked import Asked, EndedError, Told
from etiograph.serving.keeper import Keeper
from etiograph.serving.limits import Limits
from etiograph.serving.turns import Turns

CHUNK = 1 << 16
AGAIN_MOST = 3
"""How often a request is begun; an engine that ends has hardly ever ended of it, for only children
work. After that, the client may ask again."""
FREE = 1.0
"""Seconds that a request may wait without working less for it."""
HANGS = 3.0
"""Seconds after the time of a request at which an engine that says nothing is taken for dead."""
ONCE_MORE = 0.05
"""Seconds after which the engine is told again of a request that is not waited for."""


def _nothing(_: str) -> None:
    """Say nothing."""


@dataclass(slots=True)
class Engine:
    """The engine of a graph.

    Attributes:
        path: the built graph.
        limits: of each request.
        say: takes a line, with its end, of what befalls the engine.
    """

    path: Path
    limits: Limits
    say: Callable[[str], None] = _nothing
    _keeper: Keeper = field(init=False)
    _asked: dict[int, Asked] = field(default_factory=dict)
    _number: int = 0
    _turns: Turns = field(init=False)

    def __post_init__(self) -> None:
        self._turns = Turns(self.limits.at_once, self.limits.queued)
        self._keeper = Keeper(self.path, self.limits, self._heed, self._lost, self.say)

    async def start(self) -> None:
        """Start it, and wait until it can be asked.

        Raises:
            InputError, UsageError: as ``Keeper.start`` does.
        """
        await self._keeper.start()

    @property
    def ready(self) -> bool:
        """Whether it can be asked at once."""
        return self._keeper.ready.is_set() and not self._keeper.closing

    @property
    def pid(self) -> int:
        """Id of its process."""
        return self._keeper.process.pid if self._keeper.process else 0

    @property
    def starts(self) -> int:
        """How often it was started."""
        return self._keeper.starts

    async def ask(self, work: str, **given: Any) -> Told:  # noqa: ANN401 - what JSON can hold
        """Return the reply to a request; a refusal is a reply, too.

        Args:
            work: name of a module of ``answers/``.
            given: what that takes.
        """
        loop = asyncio.get_running_loop()
        came = loop.time()
        for _ in range(AGAIN_MOST):
            if not await self._turn():
                return Told(replies.busy())
            waited = max(0.0, loop.time() - came - FREE)
            seconds = max(self.limits.seconds - waited, self.limits.seconds / 2)
            try:
                told = await self._once(work, given, seconds)
            except EndedError:
                continue
            if told.reply.status == HTTPStatus.SERVICE_UNAVAILABLE:
                await asyncio.sleep(came + self.limits.away - loop.time())
            return told
        return Told(replies.busy())

    def close(self) -> None:
        """End it and its children, and fail what is under way."""
        self._keeper.close()

    async def _turn(self) -> bool:
        """Wait until a request may begin; tell whether it may."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self.limits.waiting + (0 if self._keeper.ready.is_set() else 4)
        try:
            async with asyncio.timeout_at(until):
                await self._keeper.ready.wait()
        except TimeoutError:
            return False
        return await self._turns.come(until - loop.time())

    async def _once(self, work: str, given: dict[str, Any], seconds: float) -> Told:
        """Ask once, whose turn it is; the turn is left when the engine no longer works at it."""
        self._number += 1
        asked = Asked(self._number, asyncio.get_running_loop().create_future())
        self._asked[asked.number] = asked
        message = {"request": asked.number, "work": work, "given": given, "seconds": seconds}
        try:
            return await self._answer(asked, message)
        except asyncio.CancelledError:
            self._abandon(asked)
            raise
        finally:
            if not asked.gone:
                self._forget(asked)

    async def _answer(self, asked: Asked, message: dict[str, Any]) -> Told:
        try:
            read, write = os.pipe()
        except OSError:  # no more files may be open
            return Told(replies.busy())
        loop = asyncio.get_running_loop()
        content = bytearray()
        done: asyncio.Future[None] = loop.create_future()
        try:
            try:
                os.set_blocking(read, False)
                loop.add_reader(read, _pour, read, content, done, loop)
                self._send(message, write)
            except BlockingIOError:
                return Told(replies.busy())
            except ValueError:
                return Told(replies.large("the request is too large"))
            finally:
                os.close(write)
            said = await self._end(asked)
            await done
            return under_way.told(said, bytes(content), self.limits)
        finally:
            loop.remove_reader(read)
            os.close(read)

    def _send(self, message: dict[str, Any], handle: int) -> None:
        if self._keeper.talk is None:
            raise EndedError
        try:
            channel.send(self._keeper.talk, message, handle)
        except BlockingIOError:
            raise
        except OSError as error:
            raise EndedError from error

    async def _end(self, asked: Asked) -> dict[str, Any]:
        """Wait for what the engine says of the end of a request.

        One that says nothing for longer than any request may take stands still, and is killed.
        """
        # Not wait_for: that one of Python 3.11 forgets a cancel that comes with the result.
        done, _ = await asyncio.wait({asked.ended}, timeout=self.limits.seconds + HANGS)
        if not done:
            self._keeper.kill()
            raise EndedError
        return asked.ended.result()

    def _abandon(self, asked: Asked) -> None:
        """Let the engine end what nobody waits for; until it has, the turn is not another's.

        Else who asks and goes, again and again, would have more at work than may be at once.
        """
        if asked.ended.done():
            asked.ended.exception()  # it is looked at, or asyncio would complain
            return
        asked.gone = True
        self._cancel(asked.number)
        loop = asyncio.get_running_loop()
        loop.call_later(self.limits.seconds + HANGS, self._overdue, asked.number)

    def _cancel(self, number: int) -> None:
        """Tell the engine that nobody waits for a request, until it can be told."""
        if number not in self._asked or self._keeper.talk is None:
            return
        try:
            channel.send(self._keeper.talk, {"cancel": number})
        except BlockingIOError:
            asyncio.get_running_loop().call_later(ONCE_MORE, self._cancel, number)
        except OSError:
            return  # it has ended, which is heard soon

    def _overdue(self, number: int) -> None:
        if number in self._asked:
            self._keeper.kill()

    def _heed(self, message: dict[str, Any]) -> None:
        asked = self._asked.get(message.get("ended", message.get("slow", 0)))
        if asked is None:
            return
        if "slow" in message and asked.slot:
            asked.slot = False
            self._turns.leave()
        if "ended" in message and asked.gone:
            self._forget(asked)
        elif "ended" in message and not asked.ended.done():
            asked.ended.set_result(message)

    def _lost(self) -> None:
        """Tell who waits for an engine that is gone."""
        for asked in list(self._asked.values()):
            if asked.gone:
                self._forget(asked)
            elif not asked.ended.done():
                asked.ended.set_exception(EndedError())

    def _forget(self, asked: Asked) -> None:
        del self._asked[asked.number]
        if asked.slot:
            self._turns.leave()


def _pour(
    read: int, content: bytearray, done: asyncio.Future[None], loop: asyncio.AbstractEventLoop
) -> None:
    """Take what a child has written, until it ends."""
    try:
        piece = os.read(read, CHUNK)
    except BlockingIOError:
        return
    content += piece
    if not piece:
        loop.remove_reader(read)
        if not done.done():
            done.set_result(None)
