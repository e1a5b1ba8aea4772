"""Passes messages between the web server and the engine: JSON, and the end of a pipe with it.

Each message is one datagram of a pair of connected sockets (unix(7), ``SOCK_SEQPACKET``), so that
none is ever torn.
"""

from __future__ import annotations

import array
import json
import socket
from typing import Any

LARGEST = 1 << 17
"""Bytes of a message; a query is far shorter."""


def send(channel: socket.socket, message: dict[str, Any], handle: int | None = None) -> None:
    """Send a message, perhaps with a file descriptor.

    Raises:
        OSError: if the other side is gone, or takes nothing now.
        ValueError: if the message is too large.
    """
    content = json.dumps(message).encode()
    if len(content) > LARGEST:
        raise ValueError("the message is too large")
    rights = []
    if handle is not None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [handle]).tobytes())]
    channel.sendmsg([content], rights)


def receive(channel: socket.socket) -> tuple[dict[str, Any], int | None] | None:
    """Return the next message, and the file descriptor that came with it; None at the end.

    Raises:
        BlockingIOError: if there is none now.
    """
    space = socket.CMSG_SPACE(array.array("i").itemsize)
    content, rights, _, _ = channel.recvmsg(LARGEST, space)
    if not content:
        return None
    handles = array.array("i")
    for level, kind, data in rights:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            handles.frombytes(data[: len(data) - len(data) % handles.itemsize])
    return json.loads(content), handles[0] if handles else None
