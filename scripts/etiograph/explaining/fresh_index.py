"""Gives the index of a graph as it stands now, read or made anew."""

from __future__ import annotations

from pathlib import Path

from etiograph.explaining import index_file
from etiograph.explaining.index import Index


def opened(graph: Path, queries: Path) -> Index:
    """Return the index of a graph as it stands: read, or made anew where it is not of this graph.

    What is made anew is also written, if the folder can be written and nothing but an index of
    ours stands at the place.

    Args:
        graph: a built graph.
        queries: folder of the shipped queries.

    Raises:
        InputError, InputSyntaxError: if the graph cannot be read.
    """
    made_of = index_file.origin(graph, queries) if graph.is_file() else None
    found = index_file.read(index_file.place(graph), made_of) if made_of else None
    if found is not None:
        return found
    from etiograph.explaining import indexing  # noqa: PLC0415 - an RDF engine only where it is needed

    return indexing.renewed(graph, queries)
