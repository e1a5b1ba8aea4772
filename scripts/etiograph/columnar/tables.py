"""Finds the tables of a built graph: made once for its bytes, and kept in its compiled form."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pyoxigraph as ox

from etiograph.building import compiled, opening
from etiograph.columnar import definitions, making
from etiograph.errors import InputError


def folder(graph: Path, queries: Path, *, spread: bool = False) -> Path | None:
    """Return the folder that holds the tables of a graph, made first where they are missing.

    Its files are ``NAME.parquet`` for each table that ``queries/tables/`` defines, and
    ``tables.duckdb`` with all of them.

    Args:
        graph: a built graph.
        queries: folder of the shipped queries.
        spread: whether processes may be started to make those of a large graph. They import what
            the program began with, so that a script of a user must have been written for that.

    Returns:
        The folder, or None for a graph too small to be worth it, and where nothing can be written.

    Raises:
        InputError, InputSyntaxError: if the graph or a definition cannot be read.
    """
    if not graph.is_file() or graph.stat().st_size < opening.SMALL:
        return None
    known = definitions.tables(queries)
    try:
        return compiled.part(
            graph, _name(known), lambda new: _fill(graph, new, known, spread=spread)
        )
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(
            graph, f"its tables: {reason}", "free some room, or ask by oxigraph"
        ) from error


def _fill(graph: Path, place: Path, known: list[definitions.Table], *, spread: bool) -> None:
    store = opening.load(graph)
    making.fill(store, place, known, graph if spread and opening.spreads(graph) else None)


def there(graph: Path, queries: Path) -> Path | None:
    """Return the folder that ``folder`` gives if the tables are there; nothing is made.

    Raises:
        OSError: if the graph cannot be read.
    """
    known = definitions.tables(queries)
    place = compiled.folder(graph) / compiled.digest(graph) / _name(known)
    return place if place.is_dir() else None


def _name(known: list[definitions.Table]) -> str:
    versions = (metadata.version("duckdb"), ox.__version__)
    return "-".join(("tables", definitions.digest(known)[:16], *versions))
