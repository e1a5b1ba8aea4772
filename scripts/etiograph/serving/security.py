"""Puts on every answer what keeps a browser safe, and lets pages of others read it."""

from __future__ import annotations

import ipaddress
import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, Location, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
"""What a browser asks before it lets a page of others send a query (Fetch, CORS-preflight)."""
HOST = re.compile(rb"(?:[A-Za-z0-9._-]{1,255}|\[([0-9A-Fa-f:.]{2,45})\])?(?::([0-9]{1,5}))?")
"""A host and a port (RFC 3986, 3.2.2), without what no name of a server has."""
ASKED = ("/sparql", "/sparql/")
"""Where a query may be sent by POST."""
WHOLE = re.compile(r"https?://[^/]*", re.IGNORECASE)
"""What stands before the path where a whole address is asked for (RFC 9112, 3.2.2)."""
PORTS = (1 << 16) - 1
HEADERS_MOST, HEAD_MOST = 100, 32 << 10
"""Headers of a request, and bytes of them; also bytes of an address. h11 bounds only what has not
come whole. A query of 8 KiB has 24 KiB when every byte of it is escaped."""


class Guarded:
    """An application whose answers have these headers, and that is asked for paths of a host."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] == "http" and scope["method"] == "OPTIONS":
            methods = "GET, HEAD, OPTIONS" + (", POST" if scope["path"] in ASKED else "")
            allowed = {"Allow": methods, "Access-Control-Allow-Methods": methods, **PREFLIGHT}
            await Response(status_code=204, headers=allowed)(scope, receive, sent)
            return
        refused = _refused(scope) if scope["type"] == "http" else None
        if refused:
            await refused(scope, receive, sent)
            return
        if scope["type"] == "http" and not scope["path"].startswith("/"):
            path = WHOLE.sub("", scope["path"], count=1)
            scope = {**scope, "path": path if path.startswith("/") else f"/{path}"}
        await self.app(scope, receive, sent)


def _refused(scope: Scope) -> PlainTextResponse | None:
    """Return the answer to a request whose head is too large, or names no host."""
    headers = scope["headers"]
    if len(headers) > HEADERS_MOST or sum(len(k) + len(v) for k, v in headers) > HEAD_MOST:
        return PlainTextResponse(b"request: more headers than are read; send fewer\n", 431)
    if len(scope["raw_path"]) + len(scope["query_string"]) > HEAD_MOST:
        return PlainTextResponse(b"request: too long an address; send it by POST\n", 414)
    if not all(_hosts(value) for name, value in headers if name == b"host"):
        return PlainTextResponse(b"request: Host is no name of a server; send one\n", 400)
    return None


def _hosts(value: bytes) -> bool:
    """Tell whether a header Host names a host."""
    found = HOST.fullmatch(value)
    if not found or int(found[2] or 0) > PORTS:
        return False
    if not found[1]:
        return True
    try:
        return bool(ipaddress.IPv6Address(found[1].decode()))
    except ValueError:
        return False
