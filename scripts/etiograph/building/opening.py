"""Opens a built graph ready to answer: its compiled form, made anew where the graph is another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import compiled, graph, processes
from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf import strict_stream
from etiograph.vocabulary import ETIO

SMALL = 1 << 20
"""Bytes below which a graph is read faster than its compiled form is looked for."""
SPREAD = 1 << 26
"""Bytes above which questions are spread over processes, each of which takes a second to begin."""
AT_ONCE = 16
"""Files of a store that are opened with it (RocksDB, ``VersionBuilder``, ``kInitialLoadLimit``)."""
NAME = f"oxigraph-{ox.__version__}"


def load(path: Path) -> ox.Store:
    """Open a graph that ``etiograph build`` wrote, to be read only.

    The store has the named graphs, and their union as default graph. It is opened from the form
    that is kept beside the graph; where that is missing, of other bytes or damaged, it is made
    first, and where it cannot be written the graph is read into memory.

    Raises:
        InputError: if the file is not there, or holds no claim.
        InputSyntaxError: if it is not N-Quads.
    """
    if not path.is_file() or path.stat().st_size < SMALL:
        return graph.load(path)
    for _ in range(2):
        place = _part(path)
        if place is None:
            break
        try:
            opened = ox.Store.read_only(locations.spelled(place))
            _refuse_empty(path, opened)
        except (OSError, RuntimeError):  # as RocksDB reports a damage
            compiled.forget(path, NAME)
            continue
        except UnicodeError:
            break  # no engine takes a name that is not UTF-8
        return opened
    return graph.load(path)


@cache
def once(path: Path) -> ox.Store:
    """Open a graph as ``load`` does, once in this process."""
    return load(path)


def spreads(path: Path) -> bool:
    """Tell whether several processes, each of which opens a graph, answer more quickly than one.

    It is large, and has a compiled form: else each would read it into its memory.
    """
    several = processes.available() > 1
    return several and path.stat().st_size > SPREAD and bool(digest(path))


def digest(path: Path) -> str:
    """Return the digest of a graph that ``load`` opens read-only, and nothing of any other."""
    if path.stat().st_size < SMALL:
        return ""
    found = compiled.digest(path)
    return found if (compiled.folder(path) / found / NAME).is_dir() else ""


def unopened(path: Path) -> int:
    """Return how many files of the store that ``load`` opens may be opened later, as it is read.

    RocksDB opens the first ``AT_ONCE`` with the store, and each other when it is first looked into.
    """
    place = stored(path)
    files = sum(1 for _ in place.glob("*.sst")) if place else 0
    return files if files > AT_ONCE else 0


def stored(path: Path) -> Path | None:
    """Return the folder of the store that ``load`` opens read-only, or None for any other."""
    found = digest(path)
    return compiled.folder(path) / found / NAME if found else None


def compile_graph(path: Path) -> None:
    """Make the form that ``load`` opens, unless it is there, or cannot be written.

    Raises:
        InputError, InputSyntaxError: as ``load`` does.
    """
    if path.stat().st_size >= SMALL:
        _part(path)


def _part(path: Path) -> Path | None:
    try:
        return compiled.part(path, NAME, lambda place: _fill(path, place))
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(path, reason, "name a file that can be read") from error


def _fill(path: Path, place: Path) -> None:
    store = ox.Store(str(place))
    try:
        with strict_stream.union(path) as stream:
            store.bulk_load(stream, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        graph.read(path)  # says the same, with the line and the column in the file
        raise InputSyntaxError(path, "not N-Quads", "run: etiograph build") from error
    _refuse_empty(path, store)
    # Each million quads were written as files of their own, and a look-up would ask all of them.
    store.optimize()
    store.flush()


def _refuse_empty(path: Path, store: ox.Store) -> None:
    claims = store.quads_for_pattern(None, graph.RDF_TYPE, ox.NamedNode(ETIO.Claim), None)
    if next(claims, None) is None:
        raise InputError(path, "holds no claim", "run: etiograph build")
