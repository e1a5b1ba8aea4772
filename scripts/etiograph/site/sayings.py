"""Reads what documents and studies say, claim by claim, and how they stand to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from etiograph.site.facts import Facts
from etiograph.vocabulary import ETIO, PREFIXES

STANCES = ("affirms", "denies", "leavesOpen", "asks")
"""How a claim stands to its proposition, in the order in which pages tell of it."""
ROLES = ("region", "population", "comparedWith", "outcome", "study")
"""Properties by which a claim names terms beside its subject and object."""
LIMITS = (*ROLES, "frequency", "severity", "quantity", "duration", "inSpecies", "evidenceStance")
RESTATES = ETIO.restates


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, or one literature claim.

    Attributes:
        iri: of the claim.
        stance: one of ``STANCES``.
        subject, relation, object: IRIs.
        polarity, certainty, evidence, voice: IRIs of values; no voice for a literature claim.
        source: IRI of the document, or of the literature source.
        limits: property and value, in the order of ``LIMITS``; a value is an IRI or a text.
        span, start, end: passage; empty and -1 for a literature claim.
        proposition: what the claim speaks to; empty for a literature claim.
        restates: first claim of the document that says the same, or empty.
        note: what was found, for a literature claim.
    """

    iri: str
    stance: str
    subject: str
    relation: str
    object: str
    polarity: str
    certainty: str
    evidence: str
    voice: str
    source: str
    limits: tuple[tuple[str, str], ...]
    span: str
    start: int
    end: int
    proposition: str
    restates: str
    note: str

    @property
    def region(self) -> str:
        """Part of the body to which the claim is limited, or empty."""
        return next((value for name, value in self.limits if name == ETIO.region), "")

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Terms that the claim names beside its subject and object: property and term."""
        roles = {getattr(ETIO, role) for role in ROLES}
        return tuple((name, value) for name, value in self.limits if name in roles)


def claims(facts: Facts) -> list[Said]:
    """Return every claim of a document, in the order of documents and passages."""
    return ordered(claim(facts, iri) for iri in facts.of_class(ETIO.Claim))


def literature(facts: Facts) -> list[Said]:
    """Return every literature claim, in the order of sources."""
    return ordered(literature_claim(facts, iri) for iri in facts.of_class(ETIO.LiteratureClaim))


def ordered(said: Iterable[Said]) -> list[Said]:
    """Return claims in the order of sources and passages."""
    return sorted(said, key=lambda one: (one.source, one.start, one.end, one.iri))


def claim(facts: Facts, iri: str) -> Said:
    """Return one claim of a document."""
    span = facts.one(iri, ETIO.passage)
    selector = facts.one(span, PREFIXES["oa"] + "hasSelector")
    start, end = (facts.one(selector, PREFIXES["oa"] + name) for name in ("start", "end"))
    derived = (name for name in STANCES if facts.all(iri, getattr(ETIO, name)))
    return _said(facts, iri, next(derived, _stance(facts, iri)), (span, int(start), int(end)))


def literature_claim(facts: Facts, iri: str) -> Said:
    """Return one literature claim."""
    return _said(facts, iri, _stance(facts, iri), ("", -1, -1))


def _stance(facts: Facts, iri: str) -> str:
    """Return the stance of a claim by itself, as ``queries/inference/15-stances.rq`` has it."""
    if facts.one(iri, ETIO.voice) == ETIO.questionVoice:
        return "asks"
    if facts.all(iri, ETIO.evidenceStance):
        return "leavesOpen"
    return "denies" if facts.one(iri, ETIO.polarity) == ETIO.denied else "affirms"


def _said(facts: Facts, iri: str, stance: str, passage: tuple[str, int, int]) -> Said:
    def one(name: str) -> str:
        return facts.one(iri, getattr(ETIO, name))

    limits = [
        (getattr(ETIO, name), value)
        for name in LIMITS
        for value in facts.all(iri, getattr(ETIO, name))
    ]
    span, start, end = passage
    return Said(
        iri=iri,
        stance=stance,
        subject=one("subject"),
        relation=one("relation"),
        object=one("object"),
        polarity=one("polarity"),
        certainty=one("certainty"),
        evidence=one("evidence"),
        voice=one("voice"),
        source=one("statedIn") or one("reportedIn"),
        limits=tuple(limits),
        span=span,
        start=start,
        end=end,
        proposition=one("speaksTo"),
        restates=one("restates"),
        note=facts.one(iri, PREFIXES["skos"] + "note"),
    )
