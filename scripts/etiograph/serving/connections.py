"""Bounds what a connection may hold: requests come in time, answers are taken, silence ends.

uvicorn waits without end for the rest of a request, and for a client to take its answer. Few bytes
sent slowly over many connections would take all places, and answers that nobody takes all memory.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

ARRIVING = 5.0
"""Seconds within which a request is there, its body too."""
IDLE = 20.0
"""Seconds for which a connection is kept for another request."""
LOOK = 5.0
"""Seconds between two looks at whether a client takes its answer."""
SLOWEST = 16 << 10
"""Bytes that it takes in a second, at least."""
HELD = 256 << 20
"""Bytes of answers that wait for their clients, all together."""
MOST = 400
"""Connections; a further one takes the place of the one that has been silent for longest.

It is below ``limit_concurrency``, where uvicorn sends everybody away.
"""
LATE = b"request: not here after %d seconds; send it faster\n" % int(ARRIVING)
TOO_LATE = (
    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b" % (len(LATE), LATE)
)


class Connection(H11Protocol):
    """A connection of uvicorn that waits for nobody too long."""

    transport: asyncio.Transport
    _timer: asyncio.TimerHandle | None = None
    _look: asyncio.TimerHandle | None = None
    _began = False
    """Whether a part of a request has come, and not the whole."""
    waits = True
    """Whether no whole request is under way."""
    since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request; where too many wait, the one that has waited longest goes."""
        super().connection_made(transport)
        self._wait(ARRIVING)
        if len(self.connections) > MOST:
            others = (one for one in self.connections if isinstance(one, Connection))
            silent = [one for one in others if one.waits and one is not self]
            if silent:
                first = min(silent, key=lambda one: one.since)
                self.connections.discard(first)  # it is lost a little later
                first.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        for timer in (self._timer, self._look):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take some of a request; from the first byte on, its time runs."""
        if self.waits and not self._began:
            self._begin()
        super().data_received(data)

    def handle_events(self) -> None:
        """Begin what has come; of a whole request nothing is waited for."""
        super().handle_events()
        cycle = self.cycle
        if cycle and not cycle.more_body and not cycle.response_complete:
            self.waits = self._began = False
            if self._timer:
                self._timer.cancel()

    def on_response_complete(self) -> None:
        """Wait for the next request; of an unread rest of this one, only as long as for any."""
        if not self.waits:
            self._wait(IDLE)
        if self._look:
            self._see(0)  # what was added was not left; who takes nothing is soon sent no more
        super().on_response_complete()
        if self.waits and not self._began and self._part_came():
            self._begin()

    def timeout_keep_alive_handler(self) -> None:
        """Leave it to the timer here, which also sees to it that the answer was taken."""

    def pause_writing(self) -> None:
        """Look from now on whether the client takes its answer."""
        super().pause_writing()
        self._see(0)
        self._make_room()

    def _part_came(self) -> bool:
        """Tell whether a part of the next request came together with one before."""
        under_way = self.cycle is not None and not self.cycle.response_complete
        return under_way or bool(self.conn.trailing_data[0])

    def _begin(self) -> None:
        self._began = True
        self._again(ARRIVING)

    def _wait(self, seconds: float) -> None:
        self.waits, self._began, self.since = True, False, self.loop.time()
        self._again(seconds)

    def _again(self, seconds: float) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        """End a connection on which nothing whole has come."""
        if self.transport.is_closing():
            return
        answered = self.cycle is None or self.cycle.response_complete
        unanswered = answered or not self.cycle.response_started
        if self._began and unanswered and not self.held():
            self.transport.write(TOO_LATE)
        self.transport.close()  # when what is left to send has been taken
        self._see(0)

    def _see(self, before: int) -> None:
        """End a connection whose client takes its answer too slowly, or not at all."""
        if self._look:
            self._look.cancel()
        size = self.held()
        if not size:
            self._look = None
        elif before and size > max(0, before - int(SLOWEST * LOOK)):
            self.transport.abort()
        else:
            self._look = self.loop.call_later(LOOK, self._see, size)

    def held(self) -> int:
        """Return the bytes that wait for its client."""
        return self.transport.get_write_buffer_size()

    def _make_room(self) -> None:
        """End the connections that hold most, while all together hold too much."""
        all_of_them = [one for one in self.connections if isinstance(one, Connection)]
        total = sum(one.held() for one in all_of_them)
        for one in sorted(all_of_them, key=Connection.held, reverse=True):
            if total <= HELD:
                return
            if one is not self:
                total -= one.held()
                one.transport.abort()
