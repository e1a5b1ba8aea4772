"""Gives the index of a graph as it stands now, opened or made anew."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from etiograph.building import compiled
from etiograph.explaining import index_file, stored_index
from etiograph.explaining.index import Index


def opened(graph: Path, queries: Path) -> Index:
    """Return the index of a graph as it stands: opened, or made anew where it is not of this graph.

    It is a part of the compiled form beside the graph. Where that cannot be written, the index is
    made in memory, at each call.

    Args:
        graph: a built graph.
        queries: folder of the shipped queries.

    Raises:
        InputError, InputSyntaxError: if the graph cannot be read.
    """
    name = index_file.part(queries)
    found = _there(graph, name)
    if found is not None:
        return found
    from etiograph.building import opening  # noqa: PLC0415 - an RDF engine only where it is needed
    from etiograph.explaining import indexing  # noqa: PLC0415 - as above

    if graph.is_file():
        with contextlib.suppress(OSError):
            compiled.forget(graph, name)  # what stands there cannot be used
        indexing.compile_index(graph, queries)
        found = _there(graph, name)
    return found or indexing.made(opening.load(graph), queries, graph)


def _there(graph: Path, name: str) -> Index | None:
    with contextlib.suppress(OSError, sqlite3.Error):
        file = compiled.folder(graph) / compiled.digest(graph) / name / index_file.NAME
        if index_file.whole(file):
            return stored_index.opened(file)
    return None
