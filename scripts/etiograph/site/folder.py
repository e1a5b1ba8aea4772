"""Writes the site as a whole folder: beside the old one first, then in its place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from etiograph.errors import OutputError

MARK = "index.html"


def replaced(path: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, in place of all that was in it.

    Raises:
        OutputError: if it cannot be written, or if what stands there is not an older site.
    """
    hint = "name a folder that can be written, in one that exists"
    if path.exists() and not (
        path.is_dir() and (not any(path.iterdir()) or (path / MARK).is_file())
    ):
        raise OutputError(path, "not a site", "name a new folder, or one that etiograph site made")
    beside = None
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        for name, content in files.items():
            target = beside / "new" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if path.exists():
            path.rename(beside / "old")
        (beside / "new").rename(path)
    except OSError as error:
        raise OutputError(path, (error.strerror or "cannot be written").lower(), hint) from error
    finally:
        if beside and path.exists():  # else the old one lies there, and is not to be lost
            shutil.rmtree(beside, ignore_errors=True)
