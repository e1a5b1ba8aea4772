"""Says in words what changed between two builds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from etiograph.changes.comparing import CHANGED, REMOVED, WHAT, WITHDRAWN, Change, Changes
from etiograph.changes.naming import DERIVED, Names, sort_of
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES, shorten

COUNTED = ("passage", "reference data", DERIVED)
"""Sorts of nodes that are counted only: too many to read, and the others tell what they mean."""
KEPT = ("claim", "document", "literature claim", "literature source", "term", "word")
"""Sorts of nodes that are withdrawn, never removed."""
SAYS = {ETIO.subject, ETIO.relation, ETIO.object, ETIO.region, ETIO.population, ETIO.polarity}
"""What a claim says; where that is another thing, it is another claim."""
REASON = (ETIO.withdrawnBecause, PREFIXES["dcterms"] + "isReplacedBy")


def counts(changes: Changes) -> list[tuple[str | int, ...]]:
    """Return a row for each sort of node with how many were added, changed and so on."""
    found = Counter((sort_of(one), one.what) for one in changes.asserted)
    sorts = sorted({sort for sort, _ in found})
    return [(sort, *(found[sort, what] for what in WHAT)) for sort in sorts]


def summary(changes: Changes) -> str:
    """Return the counts of claims in one line."""
    found = Counter(one.what for one in changes.asserted if sort_of(one) == "claim")
    others = sum(sort_of(one) != "claim" for one in changes.asserted)
    claims = ", ".join(f"{found[what]} {what}" for what in WHAT)
    return f"claims: {claims}; other nodes: {others}"


def words(changes: Changes, names: Names) -> str:
    """Return the changes node by node, claims first; empty if nothing changed.

    Passages and reference data are counted, not listed; so is what is derived otherwise than by
    the rules at hand.
    """
    by_sort: dict[str, list[Change]] = {}
    for one in changes.asserted:
        by_sort.setdefault(sort_of(one), []).append(one)
    listed = sorted(by_sort.keys() - set(COUNTED), key=lambda sort: (sort != "claim", sort))
    paragraphs = [
        "\n".join(
            [f"{sort}:", *(line for one in by_sort[sort] for line in _lines(one, sort, names))]
        )
        for sort in listed
    ]
    counted = [f"{len(by_sort[s])} of sort {s}" for s in COUNTED if s in by_sort]
    if counted:
        paragraphs.append(f"not listed here: {', '.join(counted)}; they are in the change file")
    if changes.derived:
        quads = sum(len(one.removed) + len(one.added) for one in changes.derived)
        paragraphs.append(f"derived otherwise than by the rules at hand: {quads} quads")
    return "".join(f"{one}\n\n" for one in paragraphs)


def _lines(change: Change, sort: str, names: Names) -> Iterator[str]:
    label = _visible(names.of(change))
    warning = _warning(change, sort)
    said = "  ".join(filter(None, (f"  {change.what:<11}", shorten(change.node), label, warning)))
    yield said
    shown = _shown(change, sort)
    for predicate in sorted({q.predicate.value for q in change.removed | change.added}):
        if shown is None or predicate in shown:
            before, after = (_values(q, predicate, names) for q in (change.removed, change.added))
            arrow = bool(before) or change.what == CHANGED
            turn = f"{before or 'nothing'} -> {after or 'nothing'}" if arrow else after
            yield f"               {shorten(predicate).removeprefix('etio:')}: {turn}"


def _warning(change: Change, sort: str) -> str:
    """Return what speaks against a change, by what identifiers promise."""
    if change.what == REMOVED and sort in KEPT:
        return "(it should have been withdrawn)"
    touched = {quad.predicate.value for quad in change.removed | change.added}
    if change.what == CHANGED and sort == "claim" and touched & SAYS:
        return "(it says something else, so it should be another claim)"
    return ""


def _shown(change: Change, sort: str) -> tuple[str, ...] | None:
    """Return the predicates that are worth showing; None for all of them."""
    if change.what == CHANGED or sort == "mapping":
        return None
    if change.what == WITHDRAWN:
        return REASON
    if change.what == REMOVED or sort != "claim":
        return ()
    return (ETIO.certainty, ETIO.passage)


def _visible(text: str) -> str:
    r"""Return a text on one line: line ends and what else cannot be seen as Python writes them.

    >>> _visible("vitamin\nD")
    'vitamin\\nD'
    """
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def _values(quads: Iterable[ox.Quad], predicate: str, names: Names) -> str:
    found = [q.object for q in quads if q.predicate.value == predicate]
    return ", ".join(
        sorted(
            _visible(names.term(one) if isinstance(one, ox.NamedNode | ox.Literal) else value(one))
            for one in found
        )
    )
