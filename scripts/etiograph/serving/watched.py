"""Ends the work on a request whose client has gone: nobody is there to take the answer.

Neither uvicorn nor Starlette does so by itself: they say that a client has gone to who asks.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Watched:
    """An application whose requests are cancelled when their clients go."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as long as its client is there."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # One message is read ahead: what is not read by the application stays with the client.
        heard: asyncio.Queue[Message] = asyncio.Queue(1)

        async def listen() -> None:
            while (message := await receive())["type"] != "http.disconnect":
                await heard.put(message)

        work = asyncio.ensure_future(self.app(scope, heard.get, send))
        ear = asyncio.ensure_future(listen())
        try:
            await asyncio.wait((work, ear), return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone = not work.done()
            for task in (work, ear):
                task.cancel()
            await asyncio.wait((work, ear))
        if not gone or not work.cancelled():
            work.result()
