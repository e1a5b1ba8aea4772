"""Picks claims out of an index, and says them in words with where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from etiograph.explaining.index import AFFIRMS, ASKS, DENIES, DOUBTS, Claim, Index
from etiograph.vocabulary import ETIO

HOW = {
    DENIES: "is denied",
    DOUBTS: "is left open",
    ASKS: "is only asked about",
    AFFIRMS: "goes with",
}
"""How a claim speaks of a link that it does not affirm; affirmed, it is an association."""


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim, in words, with where it stands.

    Attributes:
        words: subject, relation and object as labels, then region, population, severity and
            frequency.
        certainty: label of the certainty.
        claim: IRI of the claim.
        subject, relation, object: IRIs.
        source: IRI of the document.
        publisher: name of its publisher.
        start, end: code points of the passage.
    """

    words: str
    certainty: str
    claim: str
    subject: str
    relation: str
    object: str
    source: str
    publisher: str
    start: int
    end: int


def all_cited(index: Index, claims: Iterable[Claim]) -> tuple[CitedClaim, ...]:
    """Return claims in words."""
    return tuple(cited(index, claim) for claim in claims)


def cited(index: Index, claim: Claim) -> CitedClaim:
    """Return a claim in words."""
    limits = (claim.region, *claim.populations, claim.severity, claim.frequency)
    said = ", ".join(index.label(one) for one in limits if one)
    ends = index.label(claim.subject), index.label(claim.relation), index.label(claim.object)
    return CitedClaim(
        f"{' '.join(ends)}{f' ({said})' if said else ''}",
        index.label(claim.certainty),
        claim.iri,
        claim.subject,
        claim.relation,
        claim.object,
        claim.source,
        index.label(claim.publisher),
        claim.start,
        claim.end,
    )


def measuring(index: Index, test: str) -> list[Claim]:
    """Return claims on what a test measures."""
    claims = index.from_subject.get(test, ())
    return [c for c in claims if c.stance == AFFIRMS and c.relation == ETIO.measures]


def affirmed(index: Index, *relations: str) -> Iterable[Claim]:
    """Return the claims that affirm what they speak of, by one of the relations, in their order."""
    found = (claim for one in relations for claim in index.by_relation.get(one, ()))
    return sorted((claim for claim in found if claim.stance == AFFIRMS), key=lambda c: c.iri)


def affirmed_about(index: Index, term: str) -> Iterable[Claim]:
    """Return the affirming claims that have a term as object."""
    return (claim for claim in index.about_object.get(term, ()) if claim.stance == AFFIRMS)


def about(index: Index, terms: Iterable[str]) -> Iterable[Claim]:
    """Return the claims that have one of the terms as object, by term."""
    return (claim for term in sorted(terms) for claim in index.about_object.get(term, ()))
