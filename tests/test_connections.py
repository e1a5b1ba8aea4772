"""Lets clients not take their answers: what waits for them is bounded, and they are let go."""

from __future__ import annotations

import asyncio
import contextlib
import socket

import pytest
import uvicorn

from etiograph.serving import connections

SIZE = 8 << 20
ASKED = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


async def large(_scope, _receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"x" * SIZE})


@contextlib.asynccontextmanager
async def running():
    """Give a server of one large answer, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
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
            await asyncio.sleep(0.1)
            assert held(server) > SIZE / 8
            await asyncio.sleep(0.8)
            assert held(server) == 0
            writer.transport.abort()

    asyncio.run(try_it())


def test_who_takes_slowly_gets_all(monkeypatch):
    monkeypatch.setattr(connections, "LOOK", 0.2)

    async def try_it():
        async with running() as (_, port):
            reader, writer = await asked(port)
            taken = 0
            while taken < SIZE:
                taken += len(await reader.read(1 << 20))
                await asyncio.sleep(0.0005)
            writer.transport.abort()

    asyncio.run(try_it())


def test_all_together_hold_no_more_than_they_may(monkeypatch):
    monkeypatch.setattr(connections, "HELD", 2 * SIZE)

    async def try_it():
        async with running() as (server, port):
            clients = [await asked(port) for _ in range(6)]
            await asyncio.sleep(0.5)
            assert SIZE < held(server) <= 2 * SIZE
            for _, writer in clients:
                writer.transport.abort()

    asyncio.run(try_it())


@pytest.mark.parametrize("begun", [b"", b"GET / HT", ASKED[:-2]])
def test_a_request_comes_in_time(monkeypatch, begun):
    monkeypatch.setattr(connections, "ARRIVING", 0.2)

    async def try_it():
        async with running() as (_, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(begun)
            said = await asyncio.wait_for(reader.read(), 2)
            assert said.startswith(b"HTTP/1.1 408 ") if begun else not said
            writer.close()

    asyncio.run(try_it())
