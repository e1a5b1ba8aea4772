"""Finds other causes of a symptom than deficiencies, and those that a deficiency acts by."""

from __future__ import annotations

from collections.abc import Sequence

from etiograph.explaining import citing
from etiograph.explaining.index import AFFIRMS, Claim, Index
from etiograph.explaining.ranking import Ranked
from etiograph.vocabulary import ETIO

OTHER_KINDS = ("condition", "factor", "intervention")
"""Kinds of other, non-nutritional causes."""


def of(index: Index, ends: frozenset[str]) -> list[Claim]:
    """Return claims that name a condition, a factor or what is done as a cause of an end."""
    linked = [
        claim
        for claim in citing.about(index, ends)
        if claim.stance == AFFIRMS and index.is_a(claim, ETIO.linkedTo)
    ]
    likelier = [c for c in citing.affirmed(index, ETIO.moreLikelyCauseThan) if c.outcome in ends]
    found = sorted({c.iri: c for c in (*linked, *likelier)}.values(), key=lambda c: c.iri)
    return [claim for claim in found if index.terms[claim.subject].kind in OTHER_KINDS]


def passed(others: Sequence[Claim], ranked: Sequence[Ranked]) -> dict[str, tuple[str, ...]]:
    """Return, for each claim whose cause stands on a way to the same end, where that way starts.

    Args:
        others: claims on other causes.
        ranked: deficiencies, with their ways.

    Returns:
        IRIs of deficiencies, in order of rank, by the IRI of the claim.
    """
    passing: dict[tuple[str, str], dict[str, None]] = {}
    for one in ranked:
        for support in one.support:
            for way in support.ways:
                terms = way.path.terms
                for term in terms[1:-1]:
                    passing.setdefault((term, terms[-1]), {})[one.deficiency] = None
    ends = {claim.iri: (claim.subject, claim.object) for claim in others}
    return {iri: tuple(passing[pair]) for iri, pair in ends.items() if pair in passing}
