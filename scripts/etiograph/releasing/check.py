"""Checks a release: says which files are changed, missing or not of it. Exit status 1 if any is.

    python3 check.py [FOLDER]

Needs Python 3.9 or newer and nothing else. Without FOLDER, the one that this file lies in.
``sha256sum -c SHA256SUMS`` checks the same, but for files and empty folders that are too many.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
import sys
from pathlib import Path, PurePosixPath

SUMS = "SHA256SUMS"
LISTING = ".etiograph"
"""By which ``etiograph release`` knows the folder as its own."""


def main(arguments: list[str]) -> int:
    """Check the folder and return the exit status: 0 whole, 1 not whole, 3 no release."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
        wanted = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError):
        sys.stderr.write(f"{folder / SUMS}: not there, or not as it was written\n")
        return 3
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    } - {SUMS, LISTING}
    there |= _empty(folder) - {f"{above}/" for path in wanted for above in _above(path)}
    found = [f"missing: {path}" for path in sorted(set(wanted) - there)]
    found += [f"not of this release: {path}" for path in sorted(there - set(wanted))]
    for path in sorted(there & set(wanted)):
        if _digest(folder / path) != wanted[path]:
            found.append(f"changed: {path}")
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(wanted)} files, {len(found)} findings\n")
    return 1 if found or not wanted else 0


def _empty(folder: Path) -> set[str]:
    """Return the folders that hold nothing, each with a slash at its end."""
    return {
        f"{path.relative_to(folder).as_posix()}/"
        for path in folder.rglob("*")
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir())
    }


def _above(path: str) -> list[str]:
    return [above.as_posix() for above in PurePosixPath(path).parents]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while part := file.read(1 << 20):
                digest.update(part)
    except OSError:
        return ""
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
