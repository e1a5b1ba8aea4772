"""Writes one line of JSON for each request: what was asked, and what it took."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

GONE = 499
"""Where the client went before it was answered (as nginx has it)."""
LONGEST = 300
"""Characters of an address that are kept."""


class AccessLog:
    """A log of requests.

    Words that people ask about themselves stand in the address; so what follows the question mark
    is left out, unless it is asked for.
    """

    def __init__(self, write: Callable[[str], object], *, fields: bool = False) -> None:
        """Take where lines go, and whether to keep the fields of addresses."""
        self.write, self.fields = write, fields

    def following(self, app: ASGIApp) -> ASGIApp:
        """Return an application whose requests are logged."""

        async def logged(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            began, seen = time.perf_counter(), {"status": GONE, "bytes": 0}

            async def sent(message: Message) -> None:
                if message["type"] == "http.response.start":
                    seen["status"] = message["status"]
                elif message["type"] == "http.response.body":
                    seen["bytes"] += len(message.get("body", b""))
                await send(message)

            try:
                await app(scope, receive, sent)
            except Exception:
                seen["status"] = 500  # as Starlette answers, outside of this
                raise
            finally:
                self.write(json.dumps(self._line(scope, seen, time.perf_counter() - began)) + "\n")

        return logged

    def _line(self, scope: Scope, seen: dict[str, int], seconds: float) -> dict[str, Any]:
        address = scope["path"]
        if self.fields and scope["query_string"]:
            address += "?" + scope["query_string"].decode("ascii", "replace")
        told = scope.get("state", {}).get("told")
        return {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": (scope.get("client") or ("", 0))[0],
            "method": scope["method"],
            "address": address[:LONGEST],
            **seen,
            "seconds": round(seconds, 4),
            "cpu": told.cpu if told else 0.0,
            "peak": told.peak if told else 0,
            **said(told.words if told else "", whole=self.fields),
        }


def said(words: str, *, whole: bool) -> dict[str, str]:
    """Return the field of what a child has said; only its first line has no words of others."""
    kept = words if whole else words.partition("\n")[0]
    return {"said": kept} if kept else {}
