"""Keeps what a piece of work gave: one file, whole or not there, named by what it was made of.

The first line is JSON: the facts, where each section begins and how long it is, and a check sum.
The sections follow. A section of sorted lines is a run: the facts say every so often which line
begins where, so that a stretch of it can be read alone.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RUN = "run"
BLOCK = 1 << 16
"""Bytes between two lines of a run whose places are noted, at least."""
NEW = ".new"
"""Ending of a part that is being written; one that a killed process left is written over."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is there.

    Attributes:
        path: its file.
        sections: begin in the file and length of each, in bytes.
        facts: what was noted of the work, as JSON has it.
        blocks: begin in the file and first line of each block of its run, in order.
    """

    path: Path
    sections: Mapping[str, tuple[int, int]]
    facts: Mapping[str, Any]
    blocks: Sequence[tuple[int, bytes]]

    def section(self, name: str) -> bytes:
        """Return the bytes of a section; none if the part has no such section."""
        if name not in self.sections:
            return b""
        return self.stretch(*self.sections[name])

    def stretch(self, begin: int, length: int) -> bytes:
        """Return so many bytes of the file."""
        with self.path.open("rb") as file:
            file.seek(begin)
            return file.read(length)


def key(*made_of: str | bytes) -> str:
    """Return the name of a part, from what it is made of and by.

    >>> key("a", "bc") == key("ab", "c")
    False
    """
    found = hashlib.sha256()
    for one in made_of:
        content = one.encode() if isinstance(one, str) else one
        found.update(f"{len(content)} ".encode() + content)
    return found.hexdigest()


def made(
    path: Path, run: Sequence[bytes], sections: Mapping[str, bytes], facts: Mapping[str, Any]
) -> Part:
    """Write a part and return it.

    Args:
        path: its file.
        run: lines of N-Quads, sorted, each once.
        sections: further sections; empty ones are left out.
        facts: what JSON can hold.

    Raises:
        OSError: if it cannot be written.
    """
    pieces = {name: content for name, content in sections.items() if content}
    pieces[RUN] = b"".join(run)
    check, begin = 0, 0
    places: dict[str, tuple[int, int]] = {}
    for name, content in pieces.items():
        check = zlib.crc32(content, check)
        places[name] = (begin, len(content))
        begin += len(content)
    head = {"facts": facts, "sections": places, "check": check}
    head["blocks"] = [[place, line.decode()] for place, line in _blocks(run, places[RUN][0])]
    staged = path.with_suffix(NEW)
    with staged.open("wb") as file:
        file.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
        file.writelines(pieces.values())
    staged.replace(path)
    return read(path)


def read(path: Path) -> Part:
    """Return a part that was made in this run, or was checked by ``found``.

    Raises:
        OSError, ValueError, LookupError: if it is not there, or no part.
    """
    with path.open("rb") as file:
        first = file.readline()
    head, begin = json.loads(first), len(first)
    places = {name: (begin + start, size) for name, (start, size) in head["sections"].items()}
    blocks = [(begin + start, line.encode()) for start, line in head["blocks"]]
    return Part(path, places, head["facts"], blocks)


def found(path: Path) -> Part | None:
    """Return the part in a file, or None where it is missing or was damaged, by a power cut say."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())
            check = 0
            while piece := file.read(1 << 20):
                check = zlib.crc32(piece, check)
        return read(path) if head["check"] == check else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _blocks(run: Iterable[bytes], begin: int) -> Iterable[tuple[int, bytes]]:
    place, last = begin, -BLOCK
    for line in run:
        if place - last >= BLOCK or last < 0:
            yield place, line
            last = place
        place += len(line)
