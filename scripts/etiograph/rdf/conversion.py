"""Hands triples on to rdflib, as they are written."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return triples as an rdflib graph, with every literal as it is written."""
    # Else "01" becomes 1, and a short decimal can become 1 GB. Set each time: pySHACL 0.40 turns
    # it on again whenever it has validated.
    rdflib.NORMALIZE_LITERALS = False
    lines = "".join(f"{triple} .\n" for triple in triples)
    return rdflib.Graph().parse(data=lines, format="nt")
