"""Is the engine: it holds the open graph, and forks a child for each request.

It runs alone in its process, asks in one thread, and talks to the web server only. An engine that
crashes, hangs or takes too much memory does so in a child; the server never touches one. The
process cannot reach another host (``hosts.forbid``), and neither can its children.

    python -m etiograph.serving.engine_process GRAPH HANDLE LIMITS
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from etiograph.building import opening
from etiograph.errors import EtiographError
from etiograph.rdf import hosts
from etiograph.serving import answers, channel, children, lanes, last_words
from etiograph.serving.limits import Limits
from etiograph.serving.served import ServedGraph

TICK = 0.02
"""Seconds between two looks at what the children use."""


@dataclass(slots=True)
class Engine:
    """The engine and its children.

    Attributes:
        graph: what is asked.
        talk: the channel to the web server.
        limits: of each request.
        later: files that may be opened as the graph is read.
        confined: whether the system keeps it from other hosts.
        held: bytes of memory that it holds itself.
    """

    graph: ServedGraph
    talk: socket.socket
    limits: Limits
    later: int
    confined: bool
    answers: dict[str, answers.Answer] = field(default_factory=answers.load)
    lanes: lanes.Lanes = field(init=False)
    held: int = field(init=False)

    def __post_init__(self) -> None:
        self.lanes = lanes.Lanes(self.limits)
        self.held = (children.taken(os.getpid()) or (0.0, 0))[1]

    def run(self) -> None:
        """Take requests until the web server goes away, or what the graph is read from."""
        woken, wake = os.pipe()
        for one in (woken, wake):
            os.set_blocking(one, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.talk.settimeout(0)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.talk, selectors.EVENT_READ)
            waiting.register(woken, selectors.EVENT_READ)
            digest, confined = self.graph.digest, self.confined
            self._tell({"ready": os.getpid(), "digest": digest, "confined": confined})
            while True:
                ready = waiting.select(TICK if self.lanes.all() else None)
                for key, _ in ready:
                    if key.fileobj == woken:
                        with contextlib.suppress(BlockingIOError):
                            os.read(woken, 4096)
                    elif not self._listen():
                        return
                self._bury()
                self._watch()

    def close(self) -> None:
        """End all children."""
        for child in self.lanes.all():
            self.lanes.kill(child, "stopped")

    def _listen(self) -> bool:
        """Take what the web server sends; tell whether it is still there, and the graph too."""
        while True:
            try:
                found = channel.receive(self.talk)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if found is None:
                return False
            message, handle = found
            if handle is not None and not self.graph.graph.readable:
                os.close(handle)
                return False  # the next engine opens what stands there now
            if handle is not None:
                self._begin(message, handle)
            for child in self.lanes.all():
                if child.request == message.get("cancel"):
                    self.lanes.kill(child, "cancelled")

    def _begin(self, message: dict[str, Any], handle: int) -> None:
        work = partial(self.answers[message["work"]], self.graph, message["given"], self.limits)
        words = -1
        try:
            words = last_words.opened()
            pid = children.begin(work, handle, words, self.limits, self.later)
        except OSError:  # no more processes, files, or no memory for one
            os.close(handle)
            if words >= 0:
                os.close(words)
            self._tell({"ended": message["request"], "why": "busy"})
            return
        now = time.monotonic()
        child = lanes.Child(pid, message["request"], words, now, now + message["seconds"])
        self.lanes.quick[pid] = child

    def _bury(self) -> None:
        while True:
            try:
                pid, status, used = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            child = self.lanes.ended(pid)
            if child:
                words = last_words.taken(child.words)
                self._tell(
                    {
                        "ended": child.request,
                        "why": child.why,
                        "status": os.waitstatus_to_exitcode(status),
                        "cpu": round(used.ru_utime + used.ru_stime, 4),
                        "peak": used.ru_maxrss << 10,
                        "words": words,
                    }
                )

    def _watch(self) -> None:
        now = time.monotonic()
        for child in self.lanes.all():
            if now > child.until:
                # Of one that has hardly run it is not known how long it takes.
                self.lanes.kill(child, "busy" if child.used < 2 * self.limits.quick else "slow")
            child.used, child.held = children.taken(child.pid) or (now - child.since, 0)
        for child in list(self.lanes.quick.values()):
            if child.used > self.limits.quick:
                self._tell({"slow": child.request})
                self.lanes.demote(child)
        self.lanes.arrange()
        self.lanes.lighten(self.held)

    def _tell(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):
            channel.send(self.talk, message)


def main() -> None:
    """Open the graph, and be its engine until the web server goes away."""
    path, handle, given = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server is asked, and lets go
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    limits = Limits(**{**given, "slow": tuple(given["slow"])})
    with socket.socket(fileno=handle) as talk:
        try:
            graph = ServedGraph.opened(path)
            later = opening.unopened(path)
            confined = hosts.forbid()
            answers.rehearse(graph, answers.load(), limits)
        except EtiographError as error:
            channel.send(talk, {"failed": str(error)})
            return
        except Exception as error:  # noqa: BLE001 - the reason is told in a line, whatever it is
            reason = " ".join(f"{type(error).__name__} {error}".split())[:500]
            hint = "build it anew, with: etiograph build; else report this"
            channel.send(talk, {"failed": f"{path}: cannot be served ({reason}); {hint}"})
            return
        gc.collect()
        gc.freeze()  # what is there already is never looked at again, and so stays shared
        engine = Engine(graph, talk, limits, later, confined)
        try:
            engine.run()
        finally:
            engine.close()


if __name__ == "__main__":
    main()
    sys.stderr.flush()
    os._exit(0)  # libraries that are open have nothing to take down
