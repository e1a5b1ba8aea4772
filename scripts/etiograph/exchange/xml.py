"""Writes RDF/XML, for formats that hold it."""

from __future__ import annotations

import io
import re

import pyoxigraph as ox

from etiograph.errors import ExportError
from etiograph.exchange.class_tables import prefixed
from etiograph.notice import NOTICE, RIGHTS
from etiograph.vocabulary import PREFIXES

NAME = re.compile(r"[A-Za-z_][\w.-]*\Z")
"""The local part of a predicate's name in XML, kept to what every reader takes."""


def written(triples: list[ox.Triple]) -> bytes:
    """Return triples as RDF/XML, sorted, with a heading and the prefixes of their predicates.

    Raises:
        ExportError: if a predicate has no name that XML allows.
    """
    used = set()
    for predicate in {triple.predicate.value for triple in triples}:
        prefix, _, local = prefixed(predicate).partition(":")
        if prefix not in PREFIXES or not NAME.match(local):
            hint = "give it a known prefix, and a name of letters and digits"
            raise ExportError(predicate, "a predicate that RDF/XML cannot name", hint)
        used.add(prefix)
    namespaces = {one: PREFIXES[one] for one in sorted(used | {"rdf"})}
    ordered = sorted(triples, key=str)
    text = io.BytesIO()
    ox.serialize(ordered, text, format=ox.RdfFormat.RDF_XML, prefixes=namespaces)
    # The declaration has to stand first, so the heading comes after it.
    first, _, rest = text.getvalue().partition(b"\n")
    return b"\n".join([first, f"<!-- Etiograph. {NOTICE} {RIGHTS} -->".encode(), rest, b""])
