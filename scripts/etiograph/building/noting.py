"""Notes the digest of a file, and says when the note can be believed without reading the file.

Hashing a large file takes longer than an answer. A note is believed only where the system cannot
have failed to notice a change: size, inode, and the times of the last change of content and of the
file itself are the same, and lie well before the note was written (as git does:
https://git-scm.com/docs/racy-git).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from etiograph.rdf import writing

DIGEST = re.compile("[0-9a-f]{64}")
MARGIN = 100_000_000
"""Nanoseconds between a change and a note of it, for the note to be believed."""


def seen(file: Path) -> dict[str, int]:
    """Return what the system says of a file that changes with it.

    Raises:
        OSError: if it is not there.
    """
    found = file.stat()
    return {
        "size": found.st_size,
        "inode": found.st_ino,
        "modified": found.st_mtime_ns,
        "changed": found.st_ctime_ns,
    }


def write(note: Path, digest: str, before: Mapping[str, int]) -> None:
    """Note a digest.

    Args:
        note: where it is noted.
        digest: SHA-256 of the file.
        before: what was ``seen`` of the file before it was read.

    Raises:
        OutputError: if it cannot be written.
    """
    writing.atomic(note, json.dumps({**before, "digest": digest}) + "\n")


def noted(note: Path) -> str:
    """Return the digest that a note has, to be believed or not; empty if there is none."""
    return str(_read(note).get("digest", ""))


def believed(file: Path, note: Path) -> str:
    """Return the digest noted of a file, if it cannot have changed since; else nothing."""
    found = _read(note)
    digest = str(found.pop("digest", ""))
    try:
        now, when = seen(file), note.stat().st_mtime_ns
    except OSError:
        return ""
    calm = when - max(now["modified"], now["changed"]) > MARGIN
    return digest if found == now and calm and DIGEST.fullmatch(digest) else ""


def _read(note: Path) -> dict[str, object]:
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}  # whatever it is, the file is hashed
    return found if isinstance(found, dict) else {}
