"""Tells what is disputed, by one rule that all formats follow.

A choice of claims can hide a dispute. So what the whole graph says counts as much as what the
chosen claims say: ``selection`` leaves it in ``etio:disputedInWhole`` and in
``etio:concordanceInWhole``.
"""

from __future__ import annotations

from collections.abc import Iterable

from etiograph.vocabulary import ETIO, shorten

DENIALS = tuple(map(shorten, (ETIO.disputedBy, ETIO.disputedInWhole)))
"""What leads from an edge to the claims that deny it: here, and in the whole graph only."""
VOTES = tuple(map(shorten, (ETIO.concordance, ETIO.concordanceInWhole)))
"""What says of a proposition how the votes on it agree: here, and in the whole graph."""
CONFLICTS = frozenset(map(shorten, (ETIO.weaklyConflicting, ETIO.stronglyConflicting)))


def disputed(denials: Iterable[object], votes: Iterable[object]) -> bool:
    """Tell whether something is disputed: a claim denies it, or the votes on it differ.

    Args:
        denials: what its edge has of ``DENIALS``.
        votes: what the propositions have of ``VOTES`` that its affirming claims speak to.

    >>> disputed([None, "claim:000-001"], [])
    True
    >>> disputed([None], ["etio:singleEvidence", "etio:weaklyConflicting"])
    True
    >>> disputed([None], ["etio:singleEvidence", None])
    False
    """
    return any(denials) or not CONFLICTS.isdisjoint(votes)
