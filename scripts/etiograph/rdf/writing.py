"""Writes files: the same bytes each time, and never a torn one."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from etiograph.errors import OutputError
from etiograph.rdf import staging


def folder(path: Path) -> None:
    """Make a folder, unless it is there.

    Raises:
        OutputError: if it cannot be made.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        hint = "name a folder that can be written"
        raise OutputError(path, (error.strerror or "cannot be made").lower(), hint) from error


def atomic(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, as ``streamed`` does.

    Raises:
        OutputError: as ``streamed`` does.
    """
    streamed(path, [content.encode() if isinstance(content, str) else content])


def streamed(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all: staged beside it, flushed, then renamed (rename(2)).

    At every moment the old file stands there, or the new one. What a killed process left beside the
    file is cleared away first (see ``staging``). A link is followed, and the mode of an older file
    is kept.

    Args:
        path: the file.
        pieces: its bytes, asked for once it is known that the file may be written.

    Raises:
        OutputError: if it cannot be written, its folder is missing, or what stands there is no
            ordinary file or is read-only; an older file at the place is left as it was.
    """
    hint = "name a file that can be written, in a folder that exists"
    try:
        target = path.resolve()
        mode = target.stat().st_mode if target.exists() else stat.S_IFREG | 0o644
        if not stat.S_ISREG(mode):
            raise OutputError(path, "not an ordinary file", hint)
        if not mode & stat.S_IWUSR:
            raise OutputError(path, "read-only", hint)
        staging.sweep(target, Path.unlink)
        with staging.staged(target, staging.new_file) as stage:
            try:
                staging.poured(stage, pieces)
                stage.chmod(stat.S_IMODE(mode))
                stage.replace(target)
            finally:
                stage.unlink(missing_ok=True)
        staging.settled(path, target)
    except OSError as error:
        raise OutputError(path, (error.strerror or "cannot be written").lower(), hint) from error
