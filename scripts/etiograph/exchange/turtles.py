"""Writes Turtle and TriG whose prefixes stand in order, for formats that hold either."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.notice import NOTICE, RIGHTS
from etiograph.vocabulary import PREFIXES

PREFIXED = re.compile(r"(?<![\w:<])([A-Za-z][A-Za-z0-9-]*):")
"""What may be a prefix in use. A word in a literal may look like one; that does no harm."""


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return Turtle, sorted: a heading, the prefixes that it uses, the triples."""
    return _headed(sorted(triples, key=str), ox.RdfFormat.TURTLE, PREFIXES)


def trig(quads: Iterable[ox.Quad], more: Mapping[str, str] | None = None) -> bytes:
    """Return TriG: a heading, the prefixes that it uses, the quads in the order given.

    Args:
        quads: those of one graph stand together.
        more: prefixes beside those of the project.
    """
    return _headed(quads, ox.RdfFormat.TRIG, {**PREFIXES, **(more or {})})


def _headed(
    said: Iterable[ox.Triple] | Iterable[ox.Quad], form: ox.RdfFormat, known: Mapping[str, str]
) -> bytes:
    written = io.BytesIO()
    ox.serialize(said, written, format=form, prefixes=dict(known))
    # pyoxigraph 0.5 writes prefixes in the order of a hash with a random key: they are cut off.
    body = written.getvalue().decode().split("\n", len(known))[-1]
    used = set(PREFIXED.findall(body)) & set(known)
    lines = [f"@prefix {name}: <{known[name]}> ." for name in sorted(used, key=str.lower)]
    return "\n".join([f"# Etiograph. {NOTICE} {RIGHTS}", *lines, body]).encode()
