"""Keeps the process of the engine: starts it, hears it, and starts it again when it ends."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from etiograph.errors import InputError, UsageError
from etiograph.serving import channel
from etiograph.serving.limits import Limits

AGAIN = 0.2
"""Seconds until an engine that ended before it was ready is started again; each time twice that."""
DOUBLED = 5
"""How often that is doubled at most."""
STARTING = 30.0
"""Seconds within which an engine opens its graph; one that takes longer is ended."""
PROGRAM = (sys.executable, "-m", "etiograph.serving.engine_process")


@dataclass(slots=True)
class Keeper:
    """The process of an engine, one after the other.

    Attributes:
        path: the built graph.
        limits: of each request.
        heed: takes each message of the engine.
        lost: is called when an engine has ended.
        say: takes a line, with its end, for who runs the server.
        starts: how often one was started.
        ready: set while it can be asked.
        talk: the channel to it, if there is one.
        process: the last one that was started.
    """

    path: Path
    limits: Limits
    heed: Callable[[dict[str, Any]], None]
    lost: Callable[[], None]
    say: Callable[[str], None]
    starts: int = 0
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    talk: socket.socket | None = None
    process: subprocess.Popen[bytes] | None = None
    closing: bool = False
    _served: bool = False
    _failed: str = ""
    _said: str = ""
    _digest: str = ""
    _tries: int = 0
    _late: asyncio.TimerHandle | None = None

    async def start(self) -> None:
        """Start the first one, and wait until it can be asked.

        Raises:
            InputError: if the graph cannot be opened, or no process be started.
            UsageError: if the system lacks what the engine is talked to by.
        """
        if not hasattr(socket, "SOCK_SEQPACKET"):
            what = "this system has no SOCK_SEQPACKET, which the engine is talked to by"
            raise UsageError("serve", what, "serve on Linux")
        try:
            self._launch()
            async with asyncio.timeout(STARTING):
                await self.ready.wait()
        except TimeoutError as error:
            self.close()
            what = f"not opened within {STARTING:g} seconds"
            raise InputError(self.path, what, "run: etiograph info, once, and try again") from error
        except OSError as error:
            self.close()
            what = f"no engine can be started ({error.strerror})"
            raise InputError(self.path, what, "allow more files, processes or memory") from error
        if self._failed:
            self.close()
            where, _, rest = self._failed.partition(": ")
            what, _, hint = rest.partition("; ")
            raise InputError(where, what, hint)

    def kill(self) -> None:
        """End the engine, which stands still; another is started."""
        if self.process:
            self.process.kill()

    def close(self) -> None:
        """End the engine for good."""
        self.closing = True
        self._part()

    def _launch(self) -> None:
        """Start one.

        Raises:
            OSError: if the system has no room for it.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(0)
        command = [*PROGRAM, str(self.path), str(theirs.fileno()), json.dumps(asdict(self.limits))]
        with theirs:
            try:
                self.process = subprocess.Popen(  # noqa: S603 - our own program
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,  # ours may be spoken on, and by nobody else
                    pass_fds=[theirs.fileno()],
                )
            except OSError:
                ours.close()
                raise
        self.talk = ours
        self.starts += 1
        loop = asyncio.get_running_loop()
        loop.add_reader(ours, self._hear)
        self._late = loop.call_later(STARTING, self.kill)

    def _hear(self) -> None:
        while self.talk:
            try:
                found = channel.receive(self.talk)
            except BlockingIOError:
                return
            except OSError:
                found = None
            if found is None:
                self._ended()
                return
            message = found[0]
            if "failed" in message:
                self._refused(message["failed"])
            elif "ready" in message:
                self._opened(message)
            else:
                self.heed(message)

    def _refused(self, reason: str) -> None:
        if self._served:
            self._tell(f"not started again, and tried further: {reason}")
        else:
            self._failed = reason
            self.ready.set()

    def _opened(self, message: dict[str, Any]) -> None:
        if self._late:
            self._late.cancel()
        if self._digest not in ("", message["digest"]):
            self._tell("the graph is another now; the new one is served")
        if not message["confined"] and not self._served:
            self._tell("this system cannot keep it from other hosts")
        self._digest = message["digest"]
        self._served, self._tries, self._said = True, 0, ""
        self.ready.set()

    def _ended(self) -> None:
        quickly = self.ready.is_set()
        self._part()
        if self.closing or self._failed:
            return
        if quickly:
            asyncio.get_running_loop().call_soon(self._again)
        else:
            if self._served and not self._said:
                self._tell("ended before it could be asked; tried further")
            self._wait()

    def _wait(self) -> None:
        seconds = AGAIN * 2 ** min(self._tries, DOUBLED)
        self._tries += 1
        asyncio.get_running_loop().call_later(seconds, self._again)

    def _again(self) -> None:
        if self.closing:
            return
        try:
            self._launch()
        except OSError as error:
            self._tell(f"not started again, and tried further: {error.strerror}")
            self._wait()

    def _part(self) -> None:
        """Forget an engine that is gone, or has to go; who waits for it is told."""
        self.ready.clear()
        if self._late:
            self._late.cancel()
        if self.talk:
            asyncio.get_running_loop().remove_reader(self.talk)
            self.talk.close()
            self.talk = None
        if self.process:
            self.process.kill()
            self.process.wait()
        self.lost()

    def _tell(self, what: str) -> None:
        """Say a thing once, however often it is tried."""
        if what != self._said:
            self._said = what
            self.say(f"engine: {what}\n")
