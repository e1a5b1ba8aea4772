"""The web server: takes requests, asks the engine, and answers; it never touches the graph."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from etiograph.serving import protocol, replies, security
from etiograph.serving.engine import Engine
from etiograph.serving.replies import PLAIN, RefusedError, Reply


def made(engine: Engine) -> Starlette:
    """Return the server of an engine, which it starts and stops."""

    @contextlib.asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await engine.start()
        try:
            yield
        finally:
            engine.close()

    routes = [
        Route("/sparql", _sparql, methods=["GET", "HEAD", "POST", "OPTIONS"]),
        Route("/health", _health),
    ]
    server = Starlette(routes=routes, lifespan=life)
    server.state.engine = engine
    return security.Guarded(server)


async def _sparql(request: Request) -> Response:
    engine: Engine = request.app.state.engine
    try:
        if request.method == "POST":
            body = await _body(request, engine.limits.body)
            kind = request.headers.get("content-type", "")
            asked = protocol.of_post(request.scope["query_string"], kind, body)
        else:
            asked = protocol.of_get(request.scope["query_string"])
        if asked.query is None:
            raise RefusedError(400, "no query", "send one as query=")
    except RefusedError as error:
        return _response(request, replies.refusal(error))
    told = await engine.ask(
        "sparql",
        query=asked.query,
        default=asked.default,
        named=asked.named,
        bound=dict(asked.given),
        form=asked.form,
        accept=request.headers.get("accept"),
    )
    return _response(request, told.reply)


async def _health(request: Request) -> Response:
    ready = request.app.state.engine.ready
    status, words = (200, b"ok\n") if ready else (503, b"the engine is being started\n")
    return _response(request, Reply(status, PLAIN, words))


async def _body(request: Request, most: int) -> bytes:
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > most:
            raise RefusedError(413, f"a body of more than {most} bytes", "send less")
    return bytes(content)


def _response(request: Request, reply: Reply) -> Response:
    headers = {"Content-Type": reply.kind, **reply.headers}
    body = b"" if request.method == "HEAD" else reply.body
    headers.setdefault("Content-Length", str(len(reply.body)))
    return Response(body, reply.status, headers)
