"""Writes whole folders, and reads them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from etiograph.errors import InputError
from etiograph.rdf import writing


def replaced(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder: to be replaced by one that cannot be torn."""
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        writing.atomic(path / name, text)


def files(path: Path) -> dict[str, bytes]:
    """Return the content of each file below a folder, by relative path with slashes, sorted.

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
            if one.is_file()
        }
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(error.filename, reason, "name a folder that can be read") from error
