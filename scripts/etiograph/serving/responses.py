"""Makes responses of replies: headers, what the client has already, pages of refusals."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from etiograph.serving import replies, security
from etiograph.serving.asked import Told
from etiograph.serving.engine import Engine
from etiograph.serving.replies import RefusedError, Reply


async def refused(request: Request, error: RefusedError) -> Response:
    """Answer a refusal: a page for who takes one, else a line."""
    reply = replies.refusal(error)
    liked = "text/html" in (accepted(request) or "")
    if not liked or not engine_of(request).ready:
        return response(request, reply, vary=True)
    told = await engine_of(request).ask(
        "refusal", status=error.http, what=error.what, hint=error.hint
    )
    return sent(request, told, vary=True)


def accepted(request: Request) -> str | None:
    """Return what is accepted: several headers are one list (RFC 9110, 5.3)."""
    return ", ".join(request.headers.getlist("accept")) or None


def engine_of(request: Request) -> Engine:
    """Return the engine of the server."""
    found: Engine = request.app.state.engine
    return found


def sent(
    request: Request, told: Told, more: Mapping[str, str] | None = None, *, vary: bool = False
) -> Response:
    """Return the response of what the engine told; the log says what it took."""
    request.state.told = told
    return response(request, told.reply, more, vary=vary)


def response(
    request: Request, reply: Reply, more: Mapping[str, str] | None = None, *, vary: bool = False
) -> Response:
    """Return the response of a reply.

    Args:
        request: that it answers.
        reply: what is sent.
        more: further headers.
        vary: whether it depends on what is accepted.
    """
    headers = {"Content-Type": reply.kind, **reply.headers, **(more or {})}
    if vary or request.url.path in security.ASKED:
        headers["Vary"] = "Accept"
    body, status = reply.body, reply.status
    if status == HTTPStatus.OK and "Cache-Control" not in headers:
        # Whoever keeps an answer asks whether it still holds: another graph may be served.
        headers |= {"Cache-Control": "no-cache", "ETag": f'"{_digest(body)}"'}
        if headers["ETag"] in request.headers.get("if-none-match", "").split(", "):
            body, status = b"", HTTPStatus.NOT_MODIFIED
    if status != HTTPStatus.NOT_MODIFIED:
        headers["Content-Length"] = str(len(body))
    return Response(b"" if request.method == "HEAD" else body, status, headers)


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]
