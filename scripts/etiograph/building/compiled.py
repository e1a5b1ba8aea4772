"""Keeps, beside a built graph, the form that an engine opens without parsing.

The folder ``NAME.compiled`` holds one folder for the bytes of the graph that stands there now,
named by their SHA-256; so what is opened is of these bytes or is made anew. Hashing a large file
takes long, so its digest is noted (``noting``).
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from etiograph.building import noting, told
from etiograph.errors import EtiographError
from etiograph.rdf import staging

TAG, SIGNATURE = "CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55"
"""A folder that can be made anew, and is not worth a backup (https://bford.info/cachedir/)."""
TAGGED = f"{SIGNATURE}\n# Made by etiograph from the graph beside it; it may be removed.\n"
STATE = "graph.json"


def folder(graph: Path) -> Path:
    """Return the folder that holds the compiled form of a graph.

    >>> folder(Path("build/etiograph.nq")).name
    'etiograph.compiled'
    """
    return graph.with_suffix(".compiled")


def digest(graph: Path) -> str:
    """Return the SHA-256 of a graph's file, without reading it again where it has not changed.

    Raises:
        OSError: if the file cannot be read.
    """
    noted = _noted(graph)
    if noted:
        return noted
    found = None
    while found is None:
        before = noting.seen(graph)
        with graph.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if noting.seen(graph) != before:
            found = None  # it was replaced meanwhile
    note(graph, found, before)
    return found


def note(graph: Path, found: str, seen: dict[str, int]) -> None:
    """Note the digest of a graph, if it has a compiled form; left out where it cannot be noted."""
    place = folder(graph)
    if ours(place):
        with contextlib.suppress(EtiographError):
            noting.write(place / STATE, found, seen)


def part(graph: Path, name: str, make: Callable[[Path], None]) -> Path | None:
    """Return a part of the compiled form, made where it is missing.

    Args:
        graph: a built graph.
        name: of the part; says what it was made with, so that another version is another part.
        make: fills a new folder whose path it is given; may raise, and then nothing is left.

    Returns:
        The folder of the part, or None where nothing can be written beside the graph.

    Raises:
        OSError: if the graph cannot be read.
    """
    current = digest(graph)
    place = folder(graph) / current / name
    if place.is_dir():
        return place
    with _stage(graph, place) as stage:
        if stage is None:
            return None
        made = stage / "new"
        with told.making.get()(graph, name):
            make(made)
        if digest(graph) != current:
            return part(graph, name, make)  # replaced meanwhile: what was made is of neither
        with contextlib.suppress(OSError):  # another process was quicker
            made.rename(place)
            staging.confirmed(place.parent)
    _forget(graph, current)
    return place if place.is_dir() else None


def forget(graph: Path, name: str) -> None:
    """Remove a part that cannot be opened."""
    shutil.rmtree(folder(graph) / digest(graph) / name, ignore_errors=True)


def ours(place: Path) -> bool:
    """Tell whether a folder was made here."""
    try:
        return (place / TAG).read_text(encoding="utf-8") == TAGGED
    except (OSError, UnicodeDecodeError):
        return False


def tag(place: Path, text: str) -> None:
    """Tag a folder that is empty, or whose tag was torn when its maker was killed.

    Raises:
        OSError: if it cannot be read or written.
    """
    there = [one.name for one in place.iterdir()]
    if not there or (there == [TAG] and text.encode().startswith((place / TAG).read_bytes())):
        (place / TAG).write_text(text, encoding="utf-8")


@contextlib.contextmanager
def _stage(graph: Path, place: Path) -> Iterator[Path | None]:
    """Give a new folder beside where a part belongs, or None where none can be made."""
    whole = folder(graph).resolve()
    try:
        whole.mkdir(exist_ok=True)
        tag(whole, TAGGED)
        if not ours(whole):
            yield None
            return
        place.parent.mkdir(exist_ok=True)
        staging.sweep(place.resolve(), shutil.rmtree)
    except OSError:
        yield None
        return
    with staging.staged(place.resolve(), staging.new_folder) as stage:
        try:
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)
            with contextlib.suppress(OSError):
                place.parent.rmdir()  # of a graph that cannot be opened nothing is left


def _forget(graph: Path, current: str) -> None:
    """Remove the forms of graphs that stood there before; who has one open keeps it."""
    for one in folder(graph).iterdir():
        if noting.DIGEST.fullmatch(one.name) and one.name != current:
            shutil.rmtree(one, ignore_errors=True)


def _noted(graph: Path) -> str:
    """Return the digest that was noted, if the file cannot have changed since; else nothing."""
    place = folder(graph)
    return noting.believed(graph, place / STATE) if ours(place) else ""
