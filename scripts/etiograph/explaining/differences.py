"""Says what would tell deficiencies apart: what documents link to one and not to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etiograph.explaining.index import Index
from etiograph.walking.causal import LONGEST

LEADING = 5
"""Candidates that are told apart from one another: the first ones."""

KINDS = ("symptom", "condition")


@dataclass(frozen=True, slots=True)
class Difference:
    """What tells a candidate from another leading one.

    Attributes:
        other: IRI of the other deficiency.
        only_here: symptoms and conditions to which documents lead from this one only, sorted.
        only_there: those to which they lead from the other only.
    """

    other: str
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def apart(
    index: Index, name: str, ranked: Sequence[str], known: frozenset[str]
) -> tuple[Difference, ...]:
    """Return what tells a leading candidate from the other leading ones; nothing for the rest.

    Symptoms and conditions are compared: whether one of them is there tells the two apart, as far
    as the documents go.

    Args:
        index: of the graph.
        name: IRI of the candidate.
        ranked: IRIs of all candidates, the best first.
        known: terms that are left out, for it is known whether they are there.
    """
    leading = ranked[:LEADING]
    if name not in leading:
        return ()
    here = reach(index, name)
    result = []
    for other in leading:
        if other != name:
            there = reach(index, other)
            only = tuple(sorted(here - there - known)), tuple(sorted(there - here - known))
            result.append(Difference(other, *only))
    return tuple(result)


def reach(index: Index, start: str) -> frozenset[str]:
    """Return the symptoms and conditions to which affirmed steps lead from a term, six at most."""
    return index.kept("reach", start, lambda: _reach(index, start))


def _reach(index: Index, start: str) -> frozenset[str]:
    seen, edge = {start}, [start]
    for _ in range(LONGEST):
        edge = sorted({b for a in edge for b in index.after.get(a, ()) if b not in seen})
        seen.update(edge)
    return frozenset(iri for iri in seen - {start} if index.terms[iri].kind in KINDS)
