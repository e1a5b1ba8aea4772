"""Lets the engine of a server be lost, stand still and be asked by who does not wait."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import served
from etiograph.errors import InputError
from etiograph.serving import channel, engine_process, keeper
from etiograph.serving import engine as engines
from etiograph.serving.engine import Engine
from etiograph.serving.limits import Limits
from etiograph.serving.turns import Turns

PRETENDED = """
import json, os, socket, sys, threading, time
from pathlib import Path
from etiograph.serving import channel, replies

graph, handle = Path(sys.argv[1]), int(sys.argv[2])
talk = socket.socket(fileno=handle)
mood = graph.read_text()
if mood == "bad":
    channel.send(talk, {"failed": f"{graph}: no graph; build it"})
    sys.exit()
if mood == "silent":
    time.sleep(60)
if mood == "broken":
    sys.exit()
channel.send(talk, {"ready": os.getpid(), "digest": mood, "confined": mood != "open"})
held = {}

def end(number, status):
    os.close(held.pop(number))
    channel.send(talk, {"ended": number, "why": "", "status": status})

def cancel(number):
    time.sleep(0.3)
    end(number, -9)

while found := channel.receive(talk):
    message, pipe = found
    if pipe is not None:
        number = message["request"]
        held[number] = pipe
        with open(f"{graph}.begun", "a") as begun:
            begun.write(f"{len(held)}\\n")
        if message["work"] == "quick":
            os.write(pipe, replies.Reply(200, "text/plain", b"done").packed())
            end(number, 0)
    elif message["cancel"] in held:
        threading.Thread(target=cancel, args=[message["cancel"]]).start()
"""
"""An engine that works at nothing, as its graph says; what is cancelled ends a little later."""


@pytest.fixture
def graph(tmp_path, monkeypatch):
    """Give a file that says to an engine how to behave."""
    program = tmp_path / "engine.py"
    program.write_text(PRETENDED)
    monkeypatch.setattr(keeper, "PROGRAM", (sys.executable, str(program)))
    monkeypatch.setattr(keeper, "AGAIN", 0.02)
    path = tmp_path / "graph"
    path.write_text("good")
    return path


@contextlib.asynccontextmanager
async def started(graph, said=None, **limits):
    there = Engine(graph, Limits(**{"away": 0.0, **limits}), ([] if said is None else said).append)
    try:
        await there.start()
        yield there
    finally:
        there.close()


async def until(true, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


def test_a_request_without_files_leaves_its_turn(graph, monkeypatch):
    def none():
        raise OSError(24, "Too many open files")

    async def try_it():
        async with started(graph, at_once=2) as there:
            with monkeypatch.context() as short:
                short.setattr(engines.os, "pipe", none)
                for _ in range(4):
                    assert (await there.ask("quick")).reply.status == 503
            assert (await there.ask("quick")).reply.status == 200

    asyncio.run(try_it())


@pytest.mark.parametrize("mood", ["bad", "silent", "broken"])
def test_an_engine_that_fails_to_come_back_is_tried_again(graph, monkeypatch, mood):
    said = []

    async def try_it():
        async with started(graph, said) as there:
            monkeypatch.setattr(keeper, "STARTING", 0.3)
            graph.write_text(mood)
            os.kill(there.pid, 9)
            await until(lambda: there.starts > 3)
            assert not there.ready
            monkeypatch.setattr(keeper, "STARTING", 30)
            graph.write_text("good")
            await until(lambda: there.ready)
            assert (await there.ask("quick")).reply.status == 200

    asyncio.run(try_it())
    assert len(said) == 1
    assert said[0].startswith("engine: ")
    assert said[0].count("\n") == 1


def test_a_process_that_cannot_be_started_is_tried_again(graph, monkeypatch):
    said, files = [], []

    def none(*_, **__):
        files.append(len(list(Path("/proc/self/fd").iterdir())))
        raise BlockingIOError(11, "Resource temporarily unavailable")

    async def try_it():
        async with started(graph, said) as there:
            with monkeypatch.context() as short:
                short.setattr(keeper.subprocess, "Popen", none)
                os.kill(there.pid, 9)
                await until(lambda: len(files) > 3)
            await until(lambda: there.ready)

    asyncio.run(try_it())
    assert len(said) == 1
    assert "temporarily unavailable" in said[0]
    assert len(set(files)) == 1, "handles are lost"


def test_a_first_engine_that_fails_is_told(graph):
    graph.write_text("bad")

    async def try_it():
        async with started(graph):
            pass

    with pytest.raises(InputError, match="no graph; build it"):
        asyncio.run(try_it())


def test_another_graph_and_an_open_system_are_said(graph):
    said = []
    graph.write_text("open")

    async def try_it():
        async with started(graph, said) as there:
            for mood in ("open", "good", "good"):
                graph.write_text(mood)
                os.kill(there.pid, 9)
                before = there.starts
                await until(lambda before=before: there.starts > before and there.ready)

    asyncio.run(try_it())
    assert len(said) == 2
    assert "other hosts" in said[0]
    assert "another now" in said[1]


def test_who_asks_and_goes_takes_no_more_than_its_turns(graph):
    async def gone(there):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.05):
                await there.ask("endless")

    async def try_it():
        async with started(graph, at_once=2, queued=64) as there:
            await asyncio.gather(*(gone(there) for _ in range(20)))
            await asyncio.gather(*(gone(there) for _ in range(20)))
            assert (await there.ask("quick")).reply.status == 200
            assert (await there.ask("quick")).reply.status == 200

    asyncio.run(try_it())
    begun = [int(one) for one in graph.with_name("graph.begun").read_text().split()]
    assert max(begun) == 2


def test_a_cancel_that_cannot_be_sent_is_sent_again(graph, monkeypatch):
    sent, tried = engines.channel.send, []

    def full(channel, message, handle=None):
        if "cancel" in message:
            tried.append(message)
            if len(tried) < 4:
                raise BlockingIOError
        sent(channel, message, handle)

    async def try_it():
        async with started(graph, at_once=1) as there:
            task = asyncio.create_task(there.ask("endless"))
            await until(graph.with_name("graph.begun").exists)
            monkeypatch.setattr(engines.channel, "send", full)
            task.cancel()
            assert (await there.ask("quick")).reply.status == 200
            assert there.starts == 1

    asyncio.run(try_it())
    assert len(tried) == 4


def test_an_engine_that_does_not_heed_a_cancel_is_ended(graph, monkeypatch):
    monkeypatch.setattr(engines, "HANGS", 0.1)

    async def try_it():
        async with started(graph, at_once=1, seconds=0.2, waiting=20.0) as there:
            task = asyncio.create_task(there.ask("endless"))
            await until(graph.with_name("graph.begun").exists)
            os.kill(there.pid, 19)
            task.cancel()
            await until(lambda: there.starts == 2 and there.ready)
            monkeypatch.setattr(engines, "HANGS", 20)
            assert (await there.ask("quick")).reply.status == 200

    asyncio.run(try_it())


def test_a_cancel_that_comes_with_the_turn_is_heeded():
    async def try_it():
        turns = Turns(1, 4)
        assert await turns.come(1)
        task = asyncio.create_task(turns.come(20))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        turns.leave()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await turns.come(0)  # the turn was given back
        assert not await turns.come(0)

    asyncio.run(try_it())


def test_a_cancel_that_comes_with_the_end_is_heeded(graph):
    async def try_it():
        async with started(graph, at_once=1) as there:
            task = asyncio.create_task(there.ask("endless"))
            await until(graph.with_name("graph.begun").exists)
            (number,) = there._asked  # noqa: SLF001
            there._heed(  # noqa: SLF001
                {"ended": number, "why": "busy", "status": 0}
            )
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert not there._asked  # noqa: SLF001
            assert (await there.ask("quick")).reply.status == 200

    asyncio.run(try_it())


FEW, ASKING = 160, 30
FEW_FILES = ("bash", "-c", f'ulimit -n {FEW}; exec "$@"', "few", *served.OURS)


def test_few_files_silence_nobody(built, tmp_path):
    """More connect than files may be open; some of them ask, and all go."""
    with served.serving(built, tmp_path, program=FEW_FILES) as server:
        with contextlib.ExitStack() as clients:
            there = [clients.enter_context(socket.socket()) for _ in range(2 * FEW)]
            for place, one in enumerate(there):
                one.settimeout(5)
                if place >= ASKING:
                    one.setblocking(False)  # noqa: FBT003 - not all of them are let in
                one.connect_ex((server.host, server.port))
            time.sleep(1)
            for one in there[:ASKING]:
                one.sendall(b"GET /explore?words=neck HTTP/1.1\r\nHost: here\r\n\r\n")
            time.sleep(1)
        end = time.monotonic() + 30
        while server.ask("/explore?words=neck").status != 200:
            assert time.monotonic() < end, server.log.read_text()
        for _ in range(8):
            assert server.ask("/explore?words=neck").status == 200
        log = server.log.read_text().splitlines()
    assert not [one for one in log if "Traceback" in one]
    assert len([one for one in log if not one.startswith(("{", "http:"))]) <= 1


def test_a_log_that_is_full_stops_nobody(built, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*served.OURS, "serve", "--port", str(port), "--graph", str(built)]
    with Path("/dev/full").open("wb") as full, subprocess.Popen(command, stderr=full) as process:
        try:
            end = time.monotonic() + 60
            found = None
            while not found:
                assert process.poll() is None
                assert time.monotonic() < end
                with contextlib.suppress(OSError):
                    server = served.Server("127.0.0.1", port, process, tmp_path)
                    found = server.ask("/health").status
                time.sleep(0.05)
            assert found == 200
        finally:
            process.terminate()
            process.wait(20)


@pytest.mark.parametrize("readable", [True, False])
def test_an_engine_ends_when_a_build_has_removed_what_its_graph_reads(readable, tmp_path):
    begun = []

    class Watched(engine_process.Engine):
        def _begin(self, message, handle):
            begun.append(message)
            os.close(handle)

    graph = SimpleNamespace(digest="", graph=SimpleNamespace(readable=readable))
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs, (tmp_path / "answer").open("wb") as answer:
        channel.send(ours, {"request": 1}, answer.fileno())
        ours.shutdown(socket.SHUT_WR)
        before = signal.getsignal(signal.SIGCHLD)
        Watched(graph, theirs, Limits(), 0, confined=True, answers={}).run()
        signal.signal(signal.SIGCHLD, before)
        signal.set_wakeup_fd(-1)
    assert len(begun) == readable
