"""Starts ``etiograph serve`` for tests, and asks it as plainly as can be."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OURS = (sys.executable, "-m", "etiograph")


def until(true: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait until something is true, for so long at most, which a busy machine may need."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.05)


@dataclass(frozen=True)
class Answer:
    """What a server answered; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def kind(self) -> str:
        """The media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, process, and log so far."""

    host: str
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def ask(self, address: str, method: str = "GET", body: bytes | str | None = None, **headers):
        """Ask, and return the answer; names of headers are written with low lines."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(connection):
            connection.request(method, address, body, named)
            found = connection.getresponse()
            there = {name.lower(): value for name, value in found.getheaders()}
            return Answer(found.status, there, found.read())

    def query(self, text: str, accept: str | None = None, **fields: str) -> Answer:
        """Ask a query by GET."""
        headers = {"Accept": accept} if accept is not None else {}
        return self.ask(f"/sparql?{urllib.parse.urlencode({'query': text, **fields})}", **headers)

    def lines(self) -> list[dict[str, Any]]:
        """Return the whole lines of its access log; each is written after its answer is sent."""
        whole = self.log.read_text(encoding="utf-8").split("\n")[:-1]
        return [json.loads(one) for one in whole if one.startswith("{")]

    def line(self, address: str) -> dict[str, Any]:
        """Wait for the line of the last request of an address, and return it."""
        found: list[dict[str, Any]] = []
        until(lambda: found.extend(x for x in self.lines() if x["address"] == address) or found)
        return found[-1]

    @property
    def url(self) -> str:
        """Its address, without a slash."""
        return f"http://{self.host}:{self.port}"


@contextlib.contextmanager
def serving(
    graph: Path, folder: Path, *options: str, program: Sequence[str] = OURS
) -> Iterator[Server]:
    """Start a server of a graph at a free port, and stop it in the end, as an operator does."""
    log = folder / "log"
    command = [*program, "serve", "--port", "0", "--graph", str(graph)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ETIOGRAPH_")}
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [*command, *options], stderr=written, cwd=folder, env=environment
        ) as process,
    ):
        try:
            while not (found := re.match(r"http://(.+):(\d+)/", log.read_text())):
                assert process.poll() is None, log.read_text()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
            yield Server(found[1], int(found[2]), process, log)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
