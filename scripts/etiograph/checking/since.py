"""Tells which quads of two built graphs differ, by their lines, a window at a time.

A built graph is canonical N-Quads: its lines are sorted, and none stands twice. So two files are
read side by side in windows, of which only the lines that differ are parsed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError

WINDOW = 1 << 24
"""Bytes of each file that are looked at together."""
HINT = "not a graph that etiograph build wrote; run: etiograph build"


def differing(old: Path, new: Path, window: int = WINDOW) -> list[ox.Quad]:
    """Return the quads that stand in one of two built graphs only.

    Args:
        old: the earlier graph.
        new: the later one.
        window: bytes of each to look at together.

    Raises:
        InputError: if a file cannot be read, or its lines are not sorted.
        InputSyntaxError: if a line that differs is no quad.
    """
    found: list[bytes] = []
    try:
        with old.open("rb") as before, new.open("rb") as after:
            found += _lines(_Reader(old, before, window), _Reader(new, after, window))
    except OSError as error:
        what = (error.strerror or "cannot be read").lower()
        raise InputError(error.filename or old, what, "name a built graph") from error
    try:
        return list(ox.parse(b"".join(found), format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise InputSyntaxError(old, "not N-Quads", HINT) from error


class _Reader:
    """Reads a sorted file in windows, and gives its lines up to a line."""

    def __init__(self, path: Path, file: BinaryIO, window: int) -> None:
        self.path, self.file, self.window = path, file, window
        self.lines: list[bytes] = []
        self.ended = False
        self.last = b""

    def fill(self) -> None:
        """Read on if nothing is left.

        Raises:
            InputError: if the lines are not sorted.
        """
        if self.lines or self.ended:
            return
        self.lines = self.file.readlines(self.window)
        self.ended = not self.lines
        if self.ended:
            return
        if self.lines != sorted(self.lines) or self.lines[0] < self.last:
            raise InputError(self.path, "its lines are not sorted", HINT)
        self.last = self.lines[-1]

    def upto(self, line: bytes | None) -> set[bytes]:
        """Return the lines up to one, and forget them; all that are left for None."""
        place = len(self.lines) if line is None else bisect_right(self.lines, line)
        taken, self.lines = set(self.lines[:place]), self.lines[place:]
        return taken


def _lines(old: _Reader, new: _Reader) -> Iterator[bytes]:
    while True:
        old.fill()
        new.fill()
        if not old.lines and not new.lines:
            return
        both = bool(old.lines and new.lines)
        end = min(old.lines[-1], new.lines[-1]) if both else None
        yield from sorted(old.upto(end) ^ new.upto(end))
