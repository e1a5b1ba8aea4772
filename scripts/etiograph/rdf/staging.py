"""Stages what is being written beside its place, and clears away what a killed process left.

A stage is a file or folder ``.NAME.xxxxxxxx.etiograph`` beside NAME. The process that fills it
holds a lock on it (flock(2)), which the system lets go when the process ends, however it ends. So a
stage whose lock can be taken was left behind, and one whose lock cannot is being filled. Where
there are no locks (Windows, some network disks) nothing is cleared away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from etiograph.errors import OutputError

if sys.platform != "win32":
    import fcntl

SUFFIX = ".etiograph"
UNCONFIRMED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
"""What a file system answers that cannot flush a folder."""


@contextlib.contextmanager
def staged(target: Path, make: Callable[[str, str, Path], Path]) -> Iterator[Path]:
    """Give a new stage for a target, locked for as long as this lasts.

    Args:
        target: resolved path of what will be written.
        make: ``new_file`` or ``new_folder``.
    """
    while True:
        path = make(f".{target.name}.", SUFFIX, target.parent)
        try:
            lock = locked(path)
        except (BlockingIOError, FileNotFoundError):
            continue  # whoever clears up was quicker than the lock
        break
    try:
        yield path
    finally:
        if lock is not None:
            os.close(lock)


def new_file(prefix: str, suffix: str, folder: Path) -> Path:
    """Make an empty file that nobody else has, and return its path."""
    handle, name = tempfile.mkstemp(suffix, prefix, folder)
    os.close(handle)
    return Path(name)


def new_folder(prefix: str, suffix: str, folder: Path) -> Path:
    """Make an empty folder that nobody else has, and return its path."""
    return Path(tempfile.mkdtemp(suffix, prefix, folder))


def sweep(target: Path, clear: Callable[[Path], None]) -> None:
    """Clear away the stages of a target that killed processes left; others are not touched.

    Args:
        target: resolved path of what will be written.
        clear: what removes a stage; is called with its lock held.
    """
    pattern = re.compile(rf"\.{re.escape(target.name)}\.[a-z0-9_]{{8}}{re.escape(SUFFIX)}")
    with contextlib.suppress(OSError):  # a folder that cannot be listed is not swept
        for path in sorted(target.parent.iterdir()):
            with contextlib.suppress(OSError):  # being filled, gone, a link, or not ours to read
                if pattern.fullmatch(path.name):
                    _cleared(path, clear)


def locked(path: Path) -> int | None:
    """Return a handle that holds the lock of a stage, or None where there are no locks.

    Raises:
        BlockingIOError: if another has it.
        FileNotFoundError: if the stage went away before it was locked.
    """
    if sys.platform == "win32":
        return None
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.lstat()
    except (BlockingIOError, FileNotFoundError):
        os.close(handle)
        raise
    except OSError:
        os.close(handle)
        return None
    return handle


def poured(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the bytes of a file, and wait until the disk has them (write(2), fsync(2)).

    Args:
        path: the file.
        pieces: its bytes; the next are asked for when those before are written.

    Raises:
        OSError: if the disk does not take them all.
    """
    with path.open("wb", buffering=0) as file:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:  # write(2) may take less than it was given
                rest = rest[os.write(file.fileno(), rest) :]
        os.fsync(file.fileno())


def confirmed(folder: Path) -> None:
    """Wait until the disk has the names in a folder: a rename is not safe before (fsync(2)).

    Raises:
        OSError: if the disk fails. A system that cannot flush a folder is not one that fails.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # a folder that may be written and not read; and any folder, on Windows
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in UNCONFIRMED:
            raise
    finally:
        os.close(handle)


def settled(path: Path, target: Path) -> None:
    """Wait until the disk has the new name of what was put in its place.

    Args:
        path: the place, as the user named it.
        target: the place, resolved.

    Raises:
        OutputError: if the disk fails; what was written stands there, for now.
    """
    try:
        confirmed(target.parent)
    except OSError as error:
        what = f"written, but the disk did not confirm it ({(error.strerror or 'failed').lower()})"
        raise OutputError(path, what, "check the disk, and write again") from error


def _cleared(path: Path, clear: Callable[[Path], None]) -> None:
    lock = locked(path)
    if lock is None:
        return
    try:
        clear(path)
    finally:
        os.close(lock)
