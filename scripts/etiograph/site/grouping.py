"""Groups what is said of a term: by stance, by relation and direction, by proposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etiograph.site.addresses import Places
from etiograph.site.facts import Facts
from etiograph.site.sayings import STANCES, Said
from etiograph.vocabulary import ETIO, PREFIXES


@dataclass(frozen=True, slots=True)
class Row:
    """Claims that say the same of a term and another.

    Attributes:
        other: IRI of the other term.
        region: part of the body to which they are limited, or empty.
        anchor: of their proposition on this page; empty where it has its place elsewhere.
        claims: in the order of documents and passages.
    """

    other: str
    region: str
    anchor: str
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of a term by one relation, in one direction, with one stance.

    Attributes:
        anchor: of the section.
        relation: IRI.
        forth: whether the term is the subject.
        heading: label of the relation in this direction.
        rows: in the order of the labels of the other terms.
    """

    anchor: str
    relation: str
    forth: bool
    heading: str
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """Number of claims."""
        return sum(len(row.claims) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Stance:
    """All that is said with one stance.

    Attributes:
        name: one of ``sayings.STANCES``.
        sections: of claims of which the term is subject or object.
        named: property and claim, where a claim names the term beside its subject and object.
    """

    name: str
    sections: tuple[Section, ...]
    named: tuple[tuple[str, Said], ...]

    @property
    def count(self) -> int:
        """Number of claims."""
        here = {c.iri for s in self.sections for row in s.rows for c in row.claims}
        return len(here | {claim.iri for _, claim in self.named})


def stances(
    facts: Facts, places: Places, order: Sequence[str], term: str, said: Sequence[Said]
) -> list[Stance]:
    """Return what claims say of a term, by stance; a stance that no claim takes is left out.

    A claim stands in the group of its own stance and in no other: a denied one is never among
    those that affirm.

    Args:
        facts: labels.
        places: anchors.
        order: relations, in the order of their sections.
        term: IRI.
        said: the claims that name the term.
    """
    found, anchored = [], set[str]()
    for name in STANCES:
        here = [one for one in said if one.stance == name]
        ways: dict[tuple[str, bool], list[Said]] = {}
        for one in here:
            for forth, end in ((False, one.object), (True, one.subject)):
                if end == term:
                    ways.setdefault((one.relation, forth), []).append(one)
        sections = [
            _once(_section(facts, places, way, ways[way]), anchored)
            for relation in order
            for way in ((relation, False), (relation, True))
            if way in ways
        ]
        named = [(role, one) for one in here for role, value in one.named if value == term]
        if sections or named:
            found.append(Stance(name, tuple(sections), tuple(named)))
    return found


def _section(facts: Facts, places: Places, way: tuple[str, bool], said: Sequence[Said]) -> Section:
    relation, forth = way
    rows: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        rows.setdefault((one.object if forth else one.subject, one.region), []).append(one)
    ordered = sorted(rows, key=lambda key: (*(facts.label(one).casefold() for one in key), key))
    name = relation.removeprefix(PREFIXES["etio"])
    label = facts.label(relation) if forth else facts.one(relation, ETIO.inverseLabel)
    return Section(
        f"{said[0].stance}-{name}{'' if forth else '-by'}",
        relation,
        forth,
        label or f"{facts.label(relation)} (read backwards)",
        tuple(
            Row(*key, _anchor(places, rows[key][0]) if forth else "", tuple(rows[key]))
            for key in ordered
        ),
    )


def _anchor(places: Places, one: Said) -> str:
    return (places.of(one.proposition) or "").partition("#")[2]


def _once(section: Section, anchored: set[str]) -> Section:
    """Return a section without the anchors that the page has already."""
    rows = []
    for row in section.rows:
        anchor = "" if row.anchor in anchored else row.anchor
        anchored.add(row.anchor)
        rows.append(Row(row.other, row.region, anchor, row.claims))
    return Section(section.anchor, section.relation, section.forth, section.heading, tuple(rows))
