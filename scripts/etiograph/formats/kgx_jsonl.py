"""Nodes and edges of KGX as JSON Lines, in words of Biolink: an edge a claim, hedged ones apart."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.exchange import kgx, kgx_reading
from etiograph.exchange.content import Content

TITLE = "KGX, JSON Lines"
EXTRACT = False
SUFFIX = ".jsonl"


def files(content: Content) -> dict[str, bytes]:
    """Return nodes, edges by how they are meant, collapsed edges, and the counterparts."""
    return {
        name + SUFFIX: "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in found).encode()
        for name, found in kgx.records(content, lambda _: True).items()
    }


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say, the list of counterparts among them."""
    return kgx_reading.said(
        {
            name: [json.loads(line) for line in files[name + SUFFIX].decode().split("\n") if line]
            for name in kgx.COLUMNS
        }
    )
