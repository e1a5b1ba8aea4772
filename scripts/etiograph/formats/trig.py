"""One file of TriG: a block for each named graph."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.exchange import turtles
from etiograph.exchange.content import Content

TITLE = "TriG"
EXTRACT = False
FILE = "etiograph.trig"


def files(content: Content) -> dict[str, bytes]:
    """Return the one file."""
    ordered = sorted(content.quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    return {FILE: turtles.trig(ordered)}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return its quads."""
    return set(ox.parse(files[FILE], format=ox.RdfFormat.TRIG))
