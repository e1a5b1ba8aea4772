#!/usr/bin/env python3
"""Measures a server under load: honest clients, attackers beside them, an engine that is killed.

    python benchmarks/load.py [--seconds 60] [--kills 20] [--graph build/etiograph.nq]
                              [--into docs/performance]

Clients are threads of processes of their own (``load_clients``), so that their work is not the
server's. It writes INTO/serving.json, and the page that says the same beside the folder INTO.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib import parse, request

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "scripts")]

import load_page  # noqa: E402 - of this folder
import machine  # noqa: E402
import psutil  # noqa: E402

CLIENTS = 8
UNTIL_STOPPED = 3600.0
"""Seconds for clients that are stopped when all is done."""
ASKED = parse.urlencode({"query": "ASK { ?claim a etio:Claim }"})
RECOVERING = 60.0
"""Seconds after which an engine that was killed is taken for lost."""
SETTLING = 10.0
"""Seconds within which whatever ends by itself has ended."""


class Served:
    """A server that is measured."""

    def __init__(self, url: str, process: subprocess.Popen[bytes], temporary: Path) -> None:
        self.url, self.process, self.temporary = url, psutil.Process(process.pid), temporary

    @property
    def engine(self) -> psutil.Process:
        """The process that holds the graph.

        Raises:
            LookupError: if there is none now.
        """
        for one in self.process.children():
            if any("engine_process" in word for word in one.cmdline()):
                return one
        raise LookupError("no engine")

    def seen(self) -> dict[str, int]:
        """Return what the server and its engine hold now."""
        engine = self.engine
        return {
            "processes": len(self.process.children(recursive=True)),
            "files of the server": self.process.num_fds(),
            "files of the engine": engine.num_fds(),
            "MiB of the server": self.process.memory_info().rss >> 20,
            "MiB of the engine": engine.memory_info().rss >> 20,
            "temporary files": sum(1 for _ in self.temporary.iterdir()),
        }


@contextmanager
def serving(graph: Path, options: Sequence[str]) -> Iterator[Served]:
    """Start a server and stop it in the end."""
    command = [sys.executable, "-m", "etiograph", "serve", "--port", "0", "--graph", str(graph)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ETIOGRAPH_")}
    with tempfile.TemporaryDirectory() as folder:
        log, temporary = Path(folder) / "log", Path(folder) / "temporary"
        temporary.mkdir()
        environment = {**kept, "PYTHONPATH": str(ROOT / "scripts"), "TMPDIR": str(temporary)}
        with (
            log.open("wb") as written,
            subprocess.Popen(  # noqa: S603 - our own program
                [*command, *options], stderr=written, env=environment
            ) as process,
        ):
            try:
                while not (found := re.match(r"http://\S+(?=/\n)", log.read_text("utf-8"))):
                    if process.poll() is not None:
                        raise SystemExit(log.read_text("utf-8"))
                    time.sleep(0.05)
                yield Served(found[0], process, temporary)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(20)


@contextmanager
def clients(url: str, sort: str, seconds: float, into: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let clients of a sort ask for so long, in a process of their own."""
    command = [sys.executable, str(HERE / "load_clients.py"), url, sort, str(CLIENTS)]
    with (
        into.open("wb") as written,
        subprocess.Popen(  # noqa: S603 - our own program
            [*command, str(seconds)], stdout=written
        ) as process,
    ):
        try:
            yield process
            process.wait(seconds + 60)
        finally:
            process.kill()


def asked(into: Path) -> list[dict[str, object]]:
    """Return what clients noted: when, how long, which status, what."""
    return [json.loads(line) for line in into.read_text("utf-8").splitlines()]


def counted(asked_: list[dict[str, object]], seconds: float) -> dict[str, object]:
    """Return errors, rate, and how long answers took, in milliseconds."""
    took = sorted(float(one["seconds"]) * 1000 for one in asked_)  # type: ignore[arg-type]
    bad = [one for one in asked_ if one["status"] != 200]
    statuses: dict[str, int] = {}
    for one in bad:
        said = f"{one['status']} {one['address']}"
        statuses[said] = statuses.get(said, 0) + 1

    def of(share: float) -> float:
        return round(took[min(len(took) - 1, int(share * len(took)))], 1) if took else 0.0

    return {
        "requests": len(took),
        "errors": len(bad),
        "what": dict(sorted(statuses.items())[:10]),
        "a second": round(len(took) / seconds, 1),
        "p50": of(0.5),
        "p95": of(0.95),
        "p99": of(0.99),
        "longest": of(1.0),
    }


def killed(served: Served, kills: int, pause: float) -> list[float]:
    """Kill the engine again and again; return the seconds until another answers a query, each.

    Raises:
        SystemExit: if none does for long.
    """
    took = []
    for _ in range(kills):
        time.sleep(pause)
        engine = served.engine
        engine.send_signal(signal.SIGKILL)
        began = time.monotonic()
        while not _answers(served.url, engine.pid, served):
            if time.monotonic() - began > RECOVERING:
                raise SystemExit(f"no engine {RECOVERING:g} s after one was killed; see the log")
            time.sleep(0.1)
        took.append(round(time.monotonic() - began, 2))
    return took


def _answers(url: str, before: int, served: Served) -> bool:
    try:
        if served.engine.pid == before:
            return False
        with request.urlopen(f"{url}/sparql?{ASKED}", timeout=10) as found:  # noqa: S310 - our own
            return found.status == 200 and b"true" in found.read()
    except (OSError, http.client.HTTPException, LookupError, psutil.NoSuchProcess):
        return False


def settled(served: Served, before: dict[str, int]) -> dict[str, int]:
    """Return what is held when the load is over, and what it left has had time to end."""
    until = time.monotonic() + SETTLING
    while time.monotonic() < until:
        now = served.seen()
        if all(now[name] <= before[name] for name in load_page.LEFT):
            return now
        time.sleep(0.1)
    return served.seen()


def measured(
    graph: Path, seconds: float, kills: int, options: Sequence[str] = ()
) -> dict[str, object]:
    """Return what was measured of a server of a graph, started with some options."""
    found: dict[str, object] = {"machine": machine.described(), "commit": machine.commit(ROOT)}
    with tempfile.TemporaryDirectory() as folder, serving(graph, options) as served:
        warm, honest = Path(folder) / "warm", Path(folder) / "honest"
        beside, under = Path(folder) / "beside", Path(folder) / "under"
        with clients(served.url, "honest", min(5, seconds / 2), warm):
            pass
        time.sleep(0.5)
        before = served.seen()
        with clients(served.url, "honest", seconds, honest):
            pass
        found["calm"] = counted(asked(honest), seconds)
        hostile = Path(folder) / "hostile"
        with (
            clients(served.url, "hostile", seconds, hostile),
            clients(served.url, "honest", seconds, beside),
        ):
            pass
        found["attacked"] = counted(asked(beside), seconds)
        found["attackers"] = counted(asked(hostile), seconds)
        after = settled(served, before)
        pause = max(0.5, seconds / kills - 1)
        began = time.monotonic()
        with clients(served.url, "honest", UNTIL_STOPPED, under) as asking:
            found["recovery"] = killed(served, kills, pause)
            time.sleep(pause)
            asking.send_signal(signal.SIGTERM)
        found["killed"] = counted(asked(under), time.monotonic() - began)
        last = settled(served, before)
        found["seen"] = {"before": before, "after load": after, "after kills": last}
    found["seconds"], found["kills"] = seconds, kills
    found["bytes of the graph"] = graph.stat().st_size
    return found


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60, help="of each phase")
    parser.add_argument("--kills", type=int, default=20, help="of the engine")
    parser.add_argument("--graph", type=Path, default=ROOT / "build" / "etiograph.nq")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "performance")
    given = parser.parse_args()
    found = measured(given.graph, given.seconds, given.kills)
    given.into.mkdir(parents=True, exist_ok=True)
    written = json.dumps(found, indent=1) + "\n"
    (given.into / "serving.json").write_text(written, encoding="utf-8")
    page = load_page.page(found)
    name = f"{given.into.name}-serving.md"
    given.into.with_name(name).write_text(page, encoding="utf-8")
    sys.stdout.write(page)


if __name__ == "__main__":
    main()
