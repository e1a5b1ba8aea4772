"""Lets clients not take their answers: what waits for them is bounded, and they are let go."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time

import pytest
import uvicorn

from etiograph.serving import connections

SIZE = 8 << 20
ASKED = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


LONG = 30
"""Seconds after which a test fails, on however busy a machine."""


async def large(scope, _receive, send):
    """Answer with as many bytes as the path says, or with many."""
    size = int(scope["path"][1:] or SIZE)
    head = [(b"content-length", b"%d" % size)]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b"x" * size})


async def until(true) -> None:
    end = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < end, "it did not come to be"
        await asyncio.sleep(0.01)


class ByHand:
    """A loop in which looks come when the test says so."""

    def __init__(self, loop):
        self.loop, self.looks = loop, []

    def __getattr__(self, name):
        return getattr(self.loop, name)

    def call_later(self, seconds, act, *given):
        """Leave all but looks to the loop."""
        if seconds != connections.LOOK:
            return self.loop.call_later(seconds, act, *given)
        handle = self.loop.call_later(10 * LONG, act, *given)
        self.looks.append(lambda: handle.cancelled() or act(*given))
        return handle


class Taken(asyncio.Transport):
    """A transport whose client takes as much as the test says, with the marks of asyncio."""

    def __init__(self):
        super().__init__()
        self.held, self.ended, self.full = 0, False, False

    def set_protocol(self, protocol):
        """Tell it when to pause."""
        self.protocol = protocol

    def write(self, data):
        """Hold more."""
        self.held += len(data)
        if self.held > 64 << 10 and not self.full:
            self.full = True
            self.protocol.pause_writing()

    def take(self, size):
        """Let the client take so much."""
        self.held -= size
        if self.held <= 16 << 10 and self.full:
            self.full = False
            self.protocol.resume_writing()

    def get_write_buffer_size(self):
        """Return what is held."""
        return self.held

    def abort(self):
        """End, whatever is held."""
        self.held, self.ended = 0, True

    def close(self):
        """End."""
        self.ended = True

    def is_closing(self):
        """Tell whether it has ended."""
        return self.ended

    def pause_reading(self):
        """Have nothing to pause; what the client sends is given by the test."""

    resume_reading = pause_reading


@contextlib.asynccontextmanager
async def running():
    """Give a server of one large answer, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 12)  # the system holds little
        config = uvicorn.Config(
            large, http=connections.Connection, ws="none", lifespan="off", log_config=None
        )
        server = uvicorn.Server(config)
        server.capture_signals = contextlib.nullcontext
        task = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:  # noqa: ASYNC110 - uvicorn says it so
            await asyncio.sleep(0.01)
        yield server, listener.getsockname()[1]
        server.should_exit = True
        for one in list(server.server_state.connections):
            one.transport.abort()
        await task


async def asked(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 10)
    writer.write(ASKED)
    return reader, writer


def held(server) -> int:
    return sum(one.transport.get_write_buffer_size() for one in server.server_state.connections)


def test_who_takes_nothing_is_let_go(monkeypatch):
    monkeypatch.setattr(connections, "LOOK", 0.2)

    async def try_it():
        async with running() as (server, port):
            _, writer = await asked(port)
            await until(lambda: held(server) > SIZE / 2)
            await until(lambda: not held(server))
            writer.transport.abort()

    asyncio.run(try_it())


def test_who_takes_slowly_gets_all(monkeypatch):
    monkeypatch.setattr(connections, "LOOK", 2.0)

    async def try_it():
        async with running() as (_, port):
            reader, writer = await asked(port)
            await reader.readuntil(b"\r\n\r\n")
            taken, began = 0, time.monotonic()
            while taken < SIZE:
                piece = await reader.read(1 << 20)
                assert piece, "cut off"
                taken += len(piece)
                if time.monotonic() - began < 2.5 * connections.LOOK:
                    await asyncio.sleep(0.01)
            writer.transport.abort()

    asyncio.run(asyncio.wait_for(try_it(), 2 * LONG))


def test_the_next_answer_is_not_taken_for_a_rest(monkeypatch):
    """Who takes an answer, and is sent another, gets both; who then takes nothing is let go."""
    monkeypatch.setattr(connections, "LOOK", 7.0)  # no other timer has as many
    first, second = 90 << 10, 40 << 10

    async def try_it():
        config = uvicorn.Config(large, ws="none", lifespan="off", log_config=None)
        config.load()
        hand, transport = ByHand(asyncio.get_running_loop()), Taken()
        one = connections.Connection(config, uvicorn.server.ServerState(), {}, hand)
        transport.set_protocol(one)
        one.connection_made(transport)
        one.data_received(b"".join(ASKED.replace(b"/", b"/%d" % n, 1) for n in (first, second)))
        await until(lambda: transport.held > first)
        look = hand.looks[-1]
        transport.take(first - (8 << 10))
        await until(lambda: transport.held > second)
        look()
        assert not transport.ended
        hand.looks[-1]()
        assert transport.ended
        one.connection_lost(None)

    asyncio.run(try_it())


def test_all_together_hold_no_more_than_they_may(monkeypatch):
    monkeypatch.setattr(connections, "HELD", 2 * SIZE)

    async def try_it():
        async with running() as (server, port):
            clients = []
            for number in range(6):
                clients.append(await asked(port))
                await until(lambda n=number: server.server_state.total_requests > n)
                assert held(server) <= 2 * SIZE
            assert held(server) > SIZE
            for _, writer in clients:
                writer.transport.abort()

    asyncio.run(try_it())


@pytest.mark.parametrize("begun", [b"", b"GET / HT", ASKED[:-2]])
def test_a_request_comes_in_time(monkeypatch, begun):
    monkeypatch.setattr(connections, "ARRIVING", 2.0)

    async def try_it():
        async with running() as (_, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(begun)
            said = await asyncio.wait_for(reader.read(), LONG)
            assert said.startswith(b"HTTP/1.1 408 ") if begun else not said
            writer.close()

    asyncio.run(try_it())


@pytest.mark.parametrize("begun", [b"GET / HT", b"POST / HTTP/1.1\r\nHost: here\r\n"])
def test_a_request_that_began_beside_another_comes_in_time_too(monkeypatch, begun):
    monkeypatch.setattr(connections, "ARRIVING", 2.0)
    monkeypatch.setattr(connections, "IDLE", 10 * LONG)

    async def try_it():
        async with running() as (_, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(ASKED.replace(b"/", b"/1", 1) + begun)
            said = await asyncio.wait_for(reader.read(), LONG)
            assert said.count(b"HTTP/1.1 ") == 2
            assert b"HTTP/1.1 408 " in said
            writer.close()

    asyncio.run(try_it())
