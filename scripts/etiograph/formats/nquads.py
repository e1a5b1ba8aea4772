"""One file of sorted N-Quads: the master, whose digest names the graph."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.exchange.content import Content

TITLE = "N-Quads"
EXTRACT = False
FILE = "etiograph.nq"


def files(content: Content) -> dict[str, bytes]:
    """Return the one file."""
    return {FILE: content.nquads.encode()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return its quads."""
    return set(ox.parse(files[FILE], format=ox.RdfFormat.N_QUADS))
