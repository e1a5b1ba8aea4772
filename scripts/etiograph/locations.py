"""Finds ``ontology/``, ``shapes/``, ``queries/`` and the pages of exports, installed or not."""

from __future__ import annotations

import os
from importlib import metadata
from pathlib import Path

from etiograph.errors import InputError

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent.parent
BUILT = Path("build/etiograph.nq")


def built() -> Path:
    """Return where the built graph is to be read from: ``ETIOGRAPH_GRAPH``, if that is set.

    Else ``build/etiograph.nq`` in the current folder or the nearest above it that has one, so that
    a notebook in a folder of the checkout finds it; and in the current folder if there is none.
    """
    named = os.environ.get("ETIOGRAPH_GRAPH")
    here = Path.cwd()
    near = (folder / BUILT for folder in (here, *here.parents) if (folder / BUILT).is_file())
    return (
        Path(named)
        if named
        else next(
            (path.relative_to(here) if path.is_relative_to(here) else path for path in near), BUILT
        )
    )


def root() -> Path:
    """Return the folder that holds ``ontology/``, ``shapes/``, ``queries/``, ``docs/exports/``."""
    installed = PACKAGE / "data"
    return installed if installed.is_dir() else CHECKOUT


def licence(name: str) -> str:
    """Return the text of a licence: ``LICENSE`` of the code, ``LICENSE-DATA`` of the data.

    Raises:
        InputError: if it is neither in the checkout nor beside the installed package.
    """
    path = CHECKOUT / name
    if root() == CHECKOUT and path.is_file():
        return path.read_text(encoding="utf-8")
    try:
        text = metadata.distribution("etiograph").read_text(f"licenses/{name}")
    except metadata.PackageNotFoundError:
        text = None
    if text is None:
        raise InputError(name, "the licence is missing", "install etiograph anew")
    return text


def files(folder: Path, pattern: str) -> list[Path]:
    """Return the files under ``folder`` that match ``pattern``, sorted by path.

    Raises:
        InputError: if nothing matches; a glob that finds nothing is never meant.
    """
    if not folder.is_dir():
        raise InputError(folder, "no such folder", "name the folder of a checkout, or leave it out")
    found = sorted(path for path in folder.glob(pattern) if path.is_file())
    if not found:
        raise InputError(folder, f"no file matches {pattern}", "check that the folder is complete")
    return found


def key(path: Path) -> str:
    """Return the key of the document in a file: what its name has before the first low line.

    >>> key(Path("1000_of_pains.txt"))
    '1000'
    """
    return path.name.partition("_")[0]


def source_file(folder: Path, key: str) -> Path:
    """Return the document whose name starts with ``key`` (three digits or more).

    Raises:
        InputError: if the folder or the document is not there, or the key is not unique.
    """
    found = files(folder, f"{key}_*.txt")
    if len(found) > 1:
        raise InputError(folder, f"{len(found)} documents start with {key}_", "leave one of them")
    return found[0]


def spelled(path: Path) -> str:
    """Return a path as engines that are not written in Python take it: in UTF-8.

    Where the locale does not know a letter of it, Python has a substitute there, which they refuse.
    """
    return os.fsencode(path).decode("utf-8", "surrogateescape")
