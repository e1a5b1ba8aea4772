"""Asks the engine from the web server: requests go in, whole replies come out, in time.

The engine is a process of its own, started again when it ends. A request that it was at when it
ended is asked once more.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from etiograph.errors import InputError
from etiograph.serving import channel, replies
from etiograph.serving.asked import Asked, EndedError, Told
from etiograph.serving.limits import Limits
from etiograph.serving.turns import Turns

CHUNK = 1 << 16
AGAIN = 0.2
"""Seconds until an engine that ended before it was ready is started again."""
AGAIN_MOST = 3
"""How often a request is begun; an engine that ends has hardly ever ended of it, for only children
work. After that, the client may ask again."""
FREE = 1.0
"""Seconds that a request may wait without working less for it."""
HANGS = 3.0
"""Seconds after the time of a request at which an engine that says nothing is taken for dead."""
STARTING = 30.0
"""Seconds within which an engine opens its graph, before anything is served."""


@dataclass(slots=True)
class Engine:
    """The engine of a graph.

    Attributes:
        path: the built graph.
        limits: of each request.
        starts: how often it was started.
    """

    path: Path
    limits: Limits
    starts: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _talk: socket.socket | None = None
    _ready: asyncio.Event = field(default_factory=asyncio.Event)
    _asked: dict[int, Asked] = field(default_factory=dict)
    _number: int = 0
    _turns: Turns = field(init=False)
    _closing: bool = False
    _failed: str = ""

    def __post_init__(self) -> None:
        self._turns = Turns(self.limits.at_once, self.limits.queued)

    async def start(self) -> None:
        """Start it, and wait until it can be asked.

        Raises:
            InputError: if the graph cannot be opened.
        """
        self._launch()
        try:
            await asyncio.wait_for(self._ready.wait(), STARTING)
        except TimeoutError as error:
            self.close()
            what = f"not opened within {STARTING:g} seconds"
            raise InputError(self.path, what, "run: etiograph info, once, and try again") from error
        if self._failed:
            self.close()
            where, _, rest = self._failed.partition(": ")
            what, _, hint = rest.partition("; ")
            raise InputError(where, what, hint)

    @property
    def ready(self) -> bool:
        """Whether it can be asked at once."""
        return self._ready.is_set() and not self._closing

    @property
    def pid(self) -> int:
        """Id of its process."""
        return self._process.pid if self._process else 0

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
        self._closing = True
        self._lost()
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    async def _turn(self) -> bool:
        """Wait until a request may begin; tell whether it may."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self.limits.waiting + (0 if self._ready.is_set() else 4)
        try:
            await asyncio.wait_for(self._ready.wait(), until - loop.time())
        except TimeoutError:
            return False
        return await self._turns.come(until - loop.time())

    async def _once(self, work: str, given: dict[str, Any], seconds: float) -> Told:
        self._number += 1
        loop = asyncio.get_running_loop()
        asked = Asked(self._number, loop.create_future())
        read, write = os.pipe()
        os.set_blocking(read, False)
        self._asked[asked.number] = asked
        content = bytearray()
        done: asyncio.Future[None] = loop.create_future()
        loop.add_reader(read, _pour, read, content, done, loop)
        try:
            if self._talk is None:
                raise EndedError
            message = {
                "request": asked.number,
                "work": work,
                "given": given,
                "seconds": seconds,
            }
            try:
                channel.send(self._talk, message, write)
            except BlockingIOError:
                return Told(replies.busy())
            except ValueError:
                return Told(replies.large("the request is too large"))
            except OSError as error:
                raise EndedError from error
            finally:
                os.close(write)
                write = -1
            said = await self._end(asked)
            await done
            return self._told(said, bytes(content))
        except asyncio.CancelledError:
            self._cancel(asked.number)
            raise
        finally:
            if write >= 0:
                os.close(write)
            loop.remove_reader(read)
            os.close(read)
            del self._asked[asked.number]
            if asked.slot:
                self._turns.leave()

    async def _end(self, asked: Asked) -> dict[str, Any]:
        """Wait for what the engine says of the end of a request.

        One that says nothing for longer than any request may take stands still, and is killed.
        """
        try:
            return await asyncio.wait_for(asked.ended, self.limits.seconds + HANGS)
        except TimeoutError as error:
            if self._process:
                self._process.kill()
            raise EndedError from error

    def _told(self, said: dict[str, Any], content: bytes) -> Told:
        used = said.get("cpu", 0.0), said.get("peak", 0)
        if said["why"] == "slow":
            return Told(replies.slow(self.limits.seconds), *used)
        if said["why"] == "busy":
            return Told(replies.busy(), *used)
        reply = replies.unpacked(content) if said["status"] == 0 else None
        if reply is None and said["status"] == -signal.SIGABRT:
            reply = replies.large("takes more memory than one may")  # Rust ends a process so
        elif reply is None and said["status"] == -signal.SIGXCPU:
            reply = replies.slow(self.limits.seconds)
        elif reply is None and said["status"] == -signal.SIGSEGV:
            reply = replies.monster()  # its stack was full: pyoxigraph reads queries by recursion
        return Told(reply or replies.died(), *used)

    def _cancel(self, number: int) -> None:
        if self._talk:
            with contextlib.suppress(OSError):
                channel.send(self._talk, {"cancel": number})

    def _launch(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(0)
        command = [sys.executable, "-m", "etiograph.serving.engine_process"]
        command += [str(self.path), str(theirs.fileno()), json.dumps(asdict(self.limits))]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # ours may be spoken on, and by nobody else
                pass_fds=[theirs.fileno()],
            )
        self._talk = ours
        self.starts += 1
        asyncio.get_running_loop().add_reader(ours, self._hear)

    def _hear(self) -> None:
        while self._talk:
            try:
                found = channel.receive(self._talk)
            except BlockingIOError:
                return
            except OSError:
                found = None
            if found is None:
                self._relaunch()
                return
            self._heed(found[0])

    def _heed(self, message: dict[str, Any]) -> None:
        if "failed" in message:
            self._failed = message["failed"]
            self._ready.set()
        elif "ready" in message:
            self._ready.set()
        asked = self._asked.get(message.get("ended", message.get("slow", 0)))
        if asked is None:
            return
        if "slow" in message and asked.slot:
            asked.slot = False
            self._turns.leave()
        if "ended" in message and not asked.ended.done():
            asked.ended.set_result(message)

    def _relaunch(self) -> None:
        quickly = self._ready.is_set()
        self._lost()
        if self._process:
            self._process.kill()
            self._process.wait()
        if self._closing or self._failed:
            return
        loop = asyncio.get_running_loop()
        loop.call_later(0 if quickly else AGAIN, lambda: None if self._closing else self._launch())

    def _lost(self) -> None:
        """Forget an engine that is gone; who waits for it is told."""
        self._ready.clear()
        if self._talk:
            asyncio.get_running_loop().remove_reader(self._talk)
            self._talk.close()
            self._talk = None
        for asked in self._asked.values():
            if not asked.ended.done():
                asked.ended.set_exception(EndedError())


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
