"""Etiograph: an open knowledge graph of what documents claim about nutrients and symptoms.

``etiograph.load()`` opens the built graph; docs/python.md shows what can be done with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from etiograph.opened import KnowledgeGraph

__all__ = ["__version__", "connect", "load"]
__version__ = "0.1.0"


def load(path: str | Path | None = None, engine: str | None = None) -> KnowledgeGraph:
    """Open a graph that ``etiograph build`` wrote.

    Args:
        path: the file; without it, ``ETIOGRAPH_GRAPH`` names it, or it is ``build/etiograph.nq``
            in the current folder or the nearest above.
        engine: who answers shipped questions, ``duckdb`` or ``oxigraph``; without one, DuckDB
            those that have an SQL twin, and Oxigraph all others. The rows are the same.

    Raises:
        etiograph.errors.UsageError: if there is no such engine.
        etiograph.errors.InputError: if there is no such file, or it holds no claim.
        etiograph.errors.InputSyntaxError: if it is not N-Quads.
    """
    from etiograph import opened  # noqa: PLC0415 - so that the import of the package costs nothing

    return opened.load(path, engine)


def connect(url: str, seconds: float = 60) -> KnowledgeGraph:
    """Return the graph that a SPARQL store of others holds, asked by SPARQL 1.1 Protocol.

    Each question goes through the network; docs/endpoint.md says what the store must hold.

    Args:
        url: where the store answers queries. User and password may stand in it; a bearer token
            in ``ETIOGRAPH_ENDPOINT_TOKEN``.
        seconds: longest wait for one answer.

    Raises:
        etiograph.errors.UsageError: if it is no http or https URL.
    """
    from etiograph import opened  # noqa: PLC0415 - so that the import of the package costs nothing

    return opened.connect(url, seconds)
