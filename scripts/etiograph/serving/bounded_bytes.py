"""Collects what is written, up to a limit."""

from __future__ import annotations

import io

from etiograph.serving.children import TooLargeError


class BoundedBytes(io.BytesIO):
    """Bytes in memory that grow no further than they may."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        """Take some more.

        Raises:
            TooLargeError: if it is too much.
        """
        if self.tell() + len(piece) > self.most:
            raise TooLargeError
        return super().write(piece)
