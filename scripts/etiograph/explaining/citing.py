"""Picks claims out of an index, and says them in words with where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etiograph.explaining.index import AFFIRMS, ASKS, DENIES, DOUBTS, Claim, Index
from etiograph.vocabulary import ETIO
from etiograph.walking.causal import Step

HOW = {
    DENIES: "denied",
    DOUBTS: "left open",
    ASKS: "only asked",
    AFFIRMS: "goes with",
}
"""How a claim speaks of a link that it does not affirm; affirmed, it is an association."""


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim, in words, with where it stands.

    Attributes:
        words: degree of the subject, subject, relation and object as labels, then region,
            population, frequency, what it is compared with and what it is about in the end.
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
    return index.kept("cited", claim.iri, lambda: _cited(index, claim))


def _cited(index: Index, claim: Claim) -> CitedClaim:
    limits = [
        index.label(one) for one in (claim.region, *claim.populations, claim.frequency) if one
    ]
    if claim.compared:
        limits.append(f"compared with {' and '.join(map(index.label, claim.compared))}")
    if claim.outcome:
        limits.append(f"as to {index.label(claim.outcome)}")
    # A degree is one of the subject: severe deficiency, not severe pain.
    parts = (claim.severity, claim.subject, claim.relation, claim.object)
    said = " ".join(index.label(one) for one in parts if one)
    return CitedClaim(
        f"{said} ({', '.join(limits)})" if limits else said,
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


@dataclass(frozen=True, slots=True)
class Limits:
    """What limits every claim of a step: each part is empty unless no claim goes without it.

    Attributes:
        regions, populations, severities: IRIs, sorted; of several, each limits some claim.
    """

    regions: tuple[str, ...]
    populations: tuple[str, ...]
    severities: tuple[str, ...]


def limits(index: Index, step: Step) -> Limits:
    """Return what limits every claim behind a step."""
    return index.kept("limits", (step.subject, step.object), lambda: _limits(index, step))


def _limits(index: Index, step: Step) -> Limits:
    claims = [index.claims[iri] for iri in step.claims]

    def each(found: list[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(sorted({iri for one in found for iri in one})) if all(found) else ()

    return Limits(
        each([(claim.region,) if claim.region else () for claim in claims]),
        each([claim.populations for claim in claims]),
        each([(claim.severity,) if claim.severity else () for claim in claims]),
    )


def limits_text(found: Limits, subject: str, labels: Mapping[str, str]) -> str:
    """Return in words what limits a step from a subject, given by its label; empty if nothing."""

    def named(iris: Sequence[str]) -> str:
        return " or ".join(labels.get(iri, iri) for iri in iris)

    parts = [f"region: {named(found.regions)}"] if found.regions else []
    parts += [named(found.populations)] if found.populations else []
    parts += [f"{named(found.severities)} {subject}"] if found.severities else []
    return "; ".join(parts)


def measuring(index: Index, test: str) -> list[Claim]:
    """Return claims on what a test measures."""
    claims = index.from_subject.get(test, ())
    return [c for c in claims if c.stance == AFFIRMS and c.relation == ETIO.measures]


def affirmed(index: Index, *relations: str) -> Sequence[Claim]:
    """Return the claims that affirm what they speak of, by one of the relations, in their order."""
    return index.kept("affirmed", relations, lambda: _affirmed(index, relations))


def _affirmed(index: Index, relations: Sequence[str]) -> Sequence[Claim]:
    found = (claim for one in relations for claim in index.by_relation.get(one, ()))
    return sorted((claim for claim in found if claim.stance == AFFIRMS), key=lambda c: c.iri)


def affirmed_about(index: Index, term: str) -> Iterable[Claim]:
    """Return the affirming claims that have a term as object."""
    return (claim for claim in index.about_object.get(term, ()) if claim.stance == AFFIRMS)


def about(index: Index, terms: Iterable[str]) -> Iterable[Claim]:
    """Return the claims that have one of the terms as object, by term."""
    return (claim for term in sorted(terms) for claim in index.about_object.get(term, ()))
