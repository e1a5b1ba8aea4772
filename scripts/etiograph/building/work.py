"""Keeps the folder in which a long build lays down what it has done, to go on from when it ends."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from etiograph.building import compiled
from etiograph.errors import OutputError
from etiograph.rdf import staging

TAGGED = (
    f"{compiled.SIGNATURE}\n# Made by etiograph build, which goes on from it; may be removed.\n"
)


def folder(output: Path) -> Path:
    """Return the folder in which a graph is being built.

    >>> folder(Path("build/etiograph.nq")).name
    'etiograph.building'
    """
    return output.with_suffix(".building")


@contextlib.contextmanager
def opened(output: Path) -> Iterator[Path]:
    """Give the folder in which a graph is being built, locked; it is removed when all went well.

    What an earlier build left there stands there still. Where another build is under way, or
    something else stands at the place, a new folder is given, of which nothing is left.

    Raises:
        OutputError: if no folder can be made.
    """
    place = folder(output.resolve())
    try:
        staging.sweep(place, shutil.rmtree)
        lock = _taken(place)
        if lock is False:
            with staging.staged(place, staging.new_folder) as stage:
                try:
                    yield stage
                finally:
                    shutil.rmtree(stage, ignore_errors=True)
            return
    except OSError as error:
        what = (error.strerror or "cannot be written").lower()
        raise OutputError(
            error.filename or place, what, "name a folder that can be written"
        ) from error
    try:
        yield place
        _removed(place)
    finally:
        if lock is not None:
            os.close(lock)


def _taken(place: Path) -> int | bool | None:
    """Take the lock of the folder: its handle, None where there are no locks, False if in vain."""
    while True:
        place.mkdir(exist_ok=True)
        try:
            lock = staging.locked(place)
        except BlockingIOError:
            return False
        except FileNotFoundError:
            continue  # whoever was done with it was quicker than the lock
        compiled.tag(place, TAGGED)
        if _ours(place):
            return lock
        if lock is not None:
            os.close(lock)
        return False


def _ours(place: Path) -> bool:
    try:
        return (place / compiled.TAG).read_text(encoding="utf-8") == TAGGED
    except (OSError, UnicodeDecodeError):
        return False


def _removed(place: Path) -> None:
    """Remove the folder; killed meanwhile, what is left has the name of a stage and is swept."""
    with contextlib.suppress(OSError):
        aside = Path(tempfile.mkdtemp(staging.SUFFIX, f".{place.name}.", place.parent))
        place.replace(aside)
        shutil.rmtree(aside, ignore_errors=True)
