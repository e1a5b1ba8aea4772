"""Names RDF by a digest of what it says: trusty IRIs, of the module RA.

Who has the quads can tell from the name whether they are the ones that were named. Method:
https://trustyuri.net/ and T. Kuhn, M. Dumontier, "Trusty URIs" (ESWC 2014).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

import pyoxigraph as ox

from etiograph.rdf.nodes import graph_of, value

MODULE = "RA"
UNNAMED = MODULE + "-" * 43
"""Stands for the digest in the quads that are still to be named."""
LANGUAGE = ""
"""Sorts before every datatype, as the method has it for literals with a language."""


def code(quads: Iterable[ox.Quad], own: str) -> str:
    """Return the digest of quads: 45 characters, ``RA`` first.

    Args:
        quads: without blank nodes.
        own: the digest, or what stands for it, where their IRIs hold it; it does not count.
    """
    lines = {}
    for quad in quads:
        iris = [
            one.replace(own, " ")
            for one in (graph_of(quad), value(quad.subject), quad.predicate.value)
        ]
        place, line = _object(quad.object, own)
        lines[(*iris, *place)] = "".join(f"{one}\n" for one in (*iris, line))
    text = "".join(lines[place] for place in sorted(lines))
    digest = hashlib.sha256(text.encode()).digest()
    return MODULE + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def named(quads: Iterable[ox.Quad]) -> tuple[str, list[ox.Quad]]:
    """Return the digest of quads that hold ``UNNAMED``, and the quads with it in its place."""
    quads = list(quads)
    found = code(quads, UNNAMED)
    text = "".join(f"{quad} .\n" for quad in quads).replace(UNNAMED, found)
    return found, list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))


def _object(node: object, own: str) -> tuple[tuple[str, ...], str]:
    """Return what an object is sorted by, and the line that it gives."""
    if not isinstance(node, ox.Literal):
        iri = str(getattr(node, "value", node)).replace(own, " ")
        return ("", iri), iri
    text = node.value.replace("\\", "\\\\").replace("\n", "\\n")
    if node.language:
        language = node.language.lower()
        return ("literal", node.value, LANGUAGE, node.language), f"@{language} {text}"
    return ("literal", node.value, node.datatype.value, ""), f"^{node.datatype.value} {text}"
