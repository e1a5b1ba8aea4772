"""Puts on every answer what keeps a browser safe, and lets pages of others read it."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
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
ALLOWED = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
"""What a browser asks before it lets a page of others send a query (Fetch, CORS-preflight)."""
HOST = re.compile(rb"(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])?(?::[0-9]{1,5})?")
"""A host and a port (RFC 3986, 3.2.2), without what no name of a server has."""
WHOLE = re.compile(r"https?://[^/]*", re.IGNORECASE)
"""What stands before the path where a whole address is asked for (RFC 9112, 3.2.2)."""
NO_HOST = b"request: Host is no name of a server; send one\n"


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
            await sent(
                {
                    "type": "http.response.start",
                    "status": 204,
                    "headers": [(k.lower().encode(), v.encode()) for k, v in ALLOWED.items()],
                }
            )
            await send({"type": "http.response.body", "body": b""})
            return
        if scope["type"] == "http" and not all(
            HOST.fullmatch(value) for name, value in scope["headers"] if name == b"host"
        ):
            await PlainTextResponse(NO_HOST, 400)(scope, receive, sent)
            return
        if scope["type"] == "http" and not scope["path"].startswith("/"):
            path = WHOLE.sub("", scope["path"], count=1)
            scope = {**scope, "path": path if path.startswith("/") else f"/{path}"}
        await self.app(scope, receive, sent)
