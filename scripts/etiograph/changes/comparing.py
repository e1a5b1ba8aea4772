"""Compares two builds, node by node, so that the one can be made of the other exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.changes.deriving import Deriver, split
from etiograph.errors import InputError
from etiograph.rdf import reading, serializing
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES

ADDED, CHANGED, ANCHORED, WITHDRAWN, REMOVED = (
    "added",
    "changed",
    "re-anchored",
    "withdrawn",
    "removed",
)
WHAT = (ADDED, CHANGED, ANCHORED, WITHDRAWN, REMOVED)
DEPRECATED = PREFIXES["owl"] + "deprecated"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one node in one named graph.

    Attributes:
        graph: IRI of the named graph.
        node: IRI of the node.
        what: one of ``WHAT``.
        removed: quads of the node that OLD has and NEW has not.
        added: quads of the node that NEW has and OLD has not.
    """

    graph: str
    node: str
    what: str
    removed: frozenset[ox.Quad]
    added: frozenset[ox.Quad]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that leads from OLD to NEW.

    Attributes:
        old: SHA-256 of the canonical N-Quads of OLD.
        new: the same of NEW.
        rules: SHA-256 of the rules that derive the rest; empty if nothing is left to derive.
        asserted: changes of what is asserted, by graph and node.
        derived: changes that lead from what the rules derive of NEW to what NEW has derived; none
            if NEW was built by these rules.
    """

    old: str
    new: str
    rules: str
    asserted: tuple[Change, ...]
    derived: tuple[Change, ...]


def read(path: Path) -> set[ox.Quad]:
    """Return the quads of a built graph.

    Raises:
        InputError, InputSyntaxError: if it cannot be read, or a quad is in no named graph.
    """
    quads = set(reading.nquads(path))
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode):
            hint = "not a graph that etiograph build wrote; run: etiograph build"
            raise InputError(f"{path}: {quad.subject}", "a triple in no named graph", hint)
        value(quad.subject), value(quad.object)
    return quads


def digest(quads: Iterable[ox.Quad]) -> str:
    """Return the SHA-256 of quads as canonical N-Quads, in whatever order they come."""
    return hashlib.sha256(serializing.nquads(quads).encode("utf-8")).hexdigest()


def compare(old: AbstractSet[ox.Quad], new: AbstractSet[ox.Quad], deriver: Deriver) -> Changes:
    """Return what leads from one build to another.

    Asserted quads are compared one by one. Derived ones are not: whoever applies the changes
    derives them again. Only what the rules would derive otherwise is listed, as where the rules
    have changed since NEW was built.

    Raises:
        QueryError: if a rule cannot be run on NEW.
    """
    before, after = digest(old), digest(new)
    if before == after:
        return Changes(before, after, deriver.digest, (), ())
    old_asserted, _ = split(old, deriver.graphs)
    new_asserted, new_derived = split(new, deriver.graphs)
    return Changes(
        before,
        after,
        deriver.digest,
        between(old_asserted, new_asserted),
        between(deriver.derive(new_asserted), new_derived),
    )


def between(old: AbstractSet[ox.Quad], new: AbstractSet[ox.Quad]) -> tuple[Change, ...]:
    """Return the changes from some quads to others, sorted by graph and node."""
    gone, come = _by_node(old - new), _by_node(new - old)
    touched = {node for _, node in gone.keys() | come.keys()}
    kept = {_key(quad) for quad in old & new if touched and value(quad.subject) in touched}
    found = []
    for key in sorted(gone.keys() | come.keys()):
        removed, added = gone.get(key, frozenset()), come.get(key, frozenset())
        known, stays = key in kept or bool(removed), key in kept or bool(added)
        found.append(Change(*key, _what(removed, added, known=known, stays=stays), removed, added))
    return tuple(found)


def _key(quad: ox.Quad) -> tuple[str, str]:
    return str(quad.graph_name)[1:-1], value(quad.subject)


def _by_node(quads: Iterable[ox.Quad]) -> dict[tuple[str, str], frozenset[ox.Quad]]:
    found: dict[tuple[str, str], set[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(_key(quad), set()).add(quad)
    return {key: frozenset(members) for key, members in found.items()}


def _what(
    removed: frozenset[ox.Quad], added: frozenset[ox.Quad], *, known: bool, stays: bool
) -> str:
    if any(q.predicate.value == DEPRECATED and value(q.object) == "true" for q in added):
        return WITHDRAWN
    if not known:
        return ADDED
    if not stays:
        return REMOVED
    touched = {quad.predicate.value for quad in removed | added}
    return ANCHORED if touched == {ETIO.passage} else CHANGED
