"""Takes what a child writes on its standard error, which libraries do as they end a process."""

from __future__ import annotations

import os

LONGEST = 1000
"""Bytes of it that are kept; the first line names the reason, and holds no words of a request."""


def opened() -> int:
    """Return the handle of a file in memory, without a name (memfd_create(2)).

    Raises:
        OSError: if no more files may be open.
    """
    return os.memfd_create("etiograph-last-words")


def taken(handle: int) -> str:
    """Return what stands in such a file, or the beginning of it, and close it."""
    try:
        content = os.pread(handle, LONGEST, 0)
    finally:
        os.close(handle)
    return content.decode("utf-8", "replace").strip()
