"""Writes whole folders: at every moment the old one stands, or the new one, never a mixture."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from etiograph.errors import InputError, OutputError
from etiograph.rdf import staging, swapping
from etiograph.rdf.portable import Names

LISTING = ".etiograph"
"""File that ``replaced`` adds to a folder: the names of the files that it wrote."""
HEADING = "Written by etiograph, which replaces the whole folder when it writes it again."
"""First line of a listing."""
TURNS = 9
"""How often a folder is swapped in anew where others write it at the same time."""
TAKEN = frozenset({errno.ENOTEMPTY, errno.EEXIST})
"""What a rename answers where a folder with something in it stands already."""
HINT = "name a folder that is new, empty, or written by etiograph, in a folder that exists"


def replaced(
    path: Path,
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    inputs: Iterable[Path] = (),
) -> None:
    """Write a folder whole or not at all, in the place of the one that was written there before.

    The files are written to a stage beside it (see ``staging``) and flushed to the disk, folders
    too; then the stage and the folder change places in one step (renameat2(2), RENAME_EXCHANGE), or
    in two renames where a system cannot do that. A process that is killed between these two leaves
    no folder at the place; the next call brings the old one back first. Of several processes that
    write the same folder, the last one wins whole.

    Whoever reads file after file by path while the folder is replaced may get one file of the old
    folder and the next of the new one; a handle of the folder (``dir_fd``) stays with the old one.

    Args:
        path: the folder; what contains it must exist.
        files: content of each file by its name in the folder, ``/`` between the parts; may be made
            one after the other. A listing of the names, ``LISTING``, is added.
        inputs: files and folders that are read to make these.

    Raises:
        OutputError: if it cannot be written, a name is not portable (see ``portable.Names``), there
            is no file at all, or what stands at the path may not be replaced (see ``refuse``). What
            stood there is untouched.
    """
    target = _placed(path)
    staging.sweep(target, partial(_settled, target))
    refuse(path, inputs)
    try:
        with staging.staged(target, staging.new_folder) as stage:
            try:
                _filled(path, stage / "new", files)
                _swapped(path, stage / "new", target)
            finally:
                _settled(target, stage)
    except OSError as error:
        raise OutputError(path, (error.strerror or "cannot be written").lower(), HINT) from error


def refuse(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse a folder that ``replaced`` may not replace; to be asked before long work begins.

    Raises:
        OutputError: if something else than a folder stands there, or a link to one, or a folder
            that is read-only or holds anything that ``replaced`` did not write there; or if it is
            read from, lies in a folder that is, or contains what is.
    """
    target = _placed(path)
    for one in inputs:
        place = one.resolve()
        if target == place or target in place.parents or place in target.parents:
            raise OutputError(path, f"would replace what is read from {one}", "write elsewhere")
    for turn in range(TURNS):
        before = _stands(path, target)
        try:
            _refuse_unlike(path, target, before)
        except OutputError:
            if turn == TURNS - 1 or _identity(_stands(path, target)) == _identity(before):
                raise
            continue  # another process replaced it meanwhile: its listing and its files do not fit
        return


def _stands(path: Path, target: Path) -> os.stat_result | None:
    """Return what the system says of what stands at a place, or None where nothing does."""
    try:
        return target.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(path, (error.strerror or "cannot be read").lower(), HINT) from error


def _identity(found: os.stat_result | None) -> tuple[int, int, int] | None:
    """Return what is another for a folder that was swapped in; a rename changes the last of it."""
    return (found.st_dev, found.st_ino, found.st_ctime_ns) if found else None


def _placed(path: Path) -> Path:
    """Return where a folder stands; links are followed on the way to it, but it may be none."""
    if path.name in ("", ".."):
        raise OutputError(path, "names no folder in another", HINT)
    return path.parent.resolve() / path.name


def _filled(
    path: Path, new: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]
) -> None:
    """Write the files of a new folder, and wait until the disk has them."""
    names = Names(path)
    names.add(LISTING)
    _make(new)
    for name, content in files.items() if isinstance(files, Mapping) else files:
        names.add(name)
        file = new.joinpath(*name.split("/"))
        for folder in reversed(file.relative_to(new).parents[:-1]):
            _make(new / folder)
        staging.poured(file, [content])
        file.chmod(0o644)
    written = [name for name in names.files if name != LISTING]
    if not written:
        raise OutputError(path, "no file to write", "check what was asked for")
    listing = "".join(f"{one}\n" for one in [HEADING, *written])
    staging.poured(new / LISTING, [listing.encode()])
    (new / LISTING).chmod(0o644)
    for place, _, _ in os.walk(new, topdown=False):
        staging.confirmed(Path(place))


def _make(folder: Path) -> None:
    """Make a folder, unless it is there, of a mode that does not depend on the user's mask."""
    if not folder.is_dir():
        folder.mkdir()
        folder.chmod(0o755)


def _swapped(path: Path, new: Path, target: Path) -> None:
    """Put a new folder in the place of the old one; what is taken out is left in the stage."""
    aside = new.with_name("old")
    for _ in range(TURNS):
        try:
            if swapping.exchanged(new, target):
                _kept_if_foreign(path, new, target)
                break
            if (target / LISTING).is_file():
                _discard(aside)  # another process has written its successor
            if not aside.exists():
                target.rename(aside)
                _kept_if_foreign(path, aside, target)
        except FileNotFoundError:
            pass  # nothing stands there, or does not any more
        try:
            new.rename(target)
        except OSError as error:
            if error.errno not in TAKEN:
                raise
            continue  # another process was quicker
        break
    else:
        refuse(path)
        raise OutputError(path, "others write it all the time", "wait until they have finished")
    staging.settled(path, target)
    _discard(aside)


def _discard(aside: Path) -> None:
    """Remove an old folder that has a successor; first its name, so that no part comes back."""
    gone = aside.with_name("gone")
    shutil.rmtree(gone, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        aside.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _kept_if_foreign(path: Path, out: Path, target: Path) -> None:
    """Put back what was taken out of the place if it came there after it was looked at."""
    try:
        refuse(out)
    except OutputError:
        if not swapping.exchanged(out, target):
            out.rename(target)
        refuse(path)
        raise


def _settled(target: Path, stage: Path) -> None:
    """Remove a stage; first bring back an old folder that lies in it and has no successor yet."""
    aside = stage / "old"
    if aside.exists() and not (target / LISTING).is_file():
        with contextlib.suppress(OSError):
            aside.rename(target)  # refused where something stands there: then the stage stays
        if aside.exists():
            return
    if stage.is_dir():
        _discard(aside)
        shutil.rmtree(stage, ignore_errors=True)  # what is left of it is cleared away next time


def _refuse_unlike(path: Path, folder: Path, found: os.stat_result | None) -> None:
    """Refuse what is no folder, is read-only, or holds what was not written by ``replaced``."""
    if found is None:
        return
    if not stat.S_ISDIR(found.st_mode):
        raise OutputError(path, "not a folder", HINT)
    if not found.st_mode & stat.S_IWUSR:
        raise OutputError(path, "read-only", HINT)
    known = listed(folder)
    folders = {str(parent) for name in known for parent in Path(name).parents}
    for place, inner, names in os.walk(folder):
        here = Path(place).relative_to(folder)
        there = {str(here / name) for name in names} - known
        there |= {str(here / name) for name in inner} - folders
        if there:
            what = f"holds {min(there)!r}, which etiograph did not write there"
            raise OutputError(path, what, "move it away, or name another folder")


def listed(folder: Path) -> set[str]:
    """Return the names of the files that were written to a folder, its listing among them."""
    try:
        heading, *names = (folder / LISTING).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return set()
    return {str(Path(name)) for name in names if name} | {LISTING} if heading == HEADING else set()


def read(path: Path) -> dict[str, bytes]:
    """Return the content of each file in a folder but its listing, by relative path, sorted.

    Raises:
        InputError: if the folder is not there, or a file cannot be read.
    """
    if not path.is_dir():
        what = "not a folder" if path.exists() else "no such folder"
        raise InputError(path, what, "name a folder that etiograph export wrote")
    try:
        return {
            one.relative_to(path).as_posix(): one.read_bytes()
            for one in sorted(path.rglob("*"))
            if one.is_file() and one.name != LISTING
        }
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(error.filename, reason, "name a folder that can be read") from error
