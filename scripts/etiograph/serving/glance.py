"""Sums up what is said of a term: what goes with it, foods, tests, evidence, disagreements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etiograph.serving.live_material import LiveMaterial
from etiograph.site import material as pages
from etiograph.site.facts import Facts
from etiograph.site.sayings import Said
from etiograph.vocabulary import ETIO, kind_of

MOST = 12
"""Entries of one row; how many there are beyond them is said."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in a row: its place below the server, or empty, its words, and its claims."""

    place: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of a term in one respect; those with the most claims come first."""

    words: str
    entries: Sequence[Entry]
    more: int


def glance(material: LiveMaterial, term: str, said: Sequence[Said]) -> list[Row]:
    """Return the rows of a term; a row without entries is left out.

    Args:
        material: labels and places.
        term: IRI.
        said: the claims that name it.
    """
    facts = material.facts
    affirmed = [one for one in said if one.stance == "affirms"]
    supplied = list(affirmed)
    for nutrient in facts.all(term, ETIO.deficiencyOf):
        supplied += [one for one in material.naming(nutrient)[0] if one.stance == "affirms"]

    def other(one: Said) -> str:
        return one.subject if one.object == term else one.object

    sources = [one for one in affirmed if one.relation == ETIO.sourceOf]
    linked = [one for one in affirmed if one.relation == ETIO.associatedWith]
    rows = [
        ("goes with", linked, other),
        (
            "foods",
            [one for one in _foods(supplied) if one.subject != term],
            lambda one: one.subject,
        ),
        ("supplies", [one for one in sources if one.subject == term], other),
        ("tests", _tests(facts, affirmed, term), lambda one: one.subject),
        ("evidence", said, lambda one: one.evidence),
    ]
    found = [_row(material, words, map(key, many)) for words, many, key in rows]
    return [row for row in [*found, _disagreements(material, term, said)] if row.entries]


def _foods(affirmed: Iterable[Said]) -> list[Said]:
    named = (one for one in affirmed if one.relation == ETIO.sourceOf)
    return [one for one in named if kind_of(one.subject) == "food"]


def _tests(facts: Facts, said: Iterable[Said], term: str) -> list[Said]:
    by = (one for one in said if one.object == term and kind_of(one.subject) == "test")
    return [one for one in by if ETIO.bearsOnDiagnosis in pages.above(facts, one.relation)]


def _row(material: LiveMaterial, words: str, iris: Iterable[str]) -> Row:
    counts: dict[str, int] = {}
    for iri in iris:
        counts[iri] = counts.get(iri, 0) + 1
    label, where = material.facts.label, material.whole.places.of
    ordered = sorted(counts, key=lambda iri: (-counts[iri], label(iri).casefold(), iri))
    entries = [Entry(where(iri) or "", label(iri), counts[iri]) for iri in ordered[:MOST]]
    return Row(words, entries, max(0, len(ordered) - MOST))


def _disagreements(material: LiveMaterial, term: str, said: Sequence[Said]) -> Row:
    """Return the propositions that one claim affirms, and another denies or leaves open."""
    stances: dict[str, set[str]] = {}
    for one in said:
        stances.setdefault(one.proposition, set()).add(one.stance)
    apart = {iri for iri, many in stances.items() if "affirms" in many}
    apart &= {iri for iri, many in stances.items() if many & {"denies", "leavesOpen"}}
    label = material.facts.label
    first = {one.proposition: one for one in reversed(said) if one.proposition in apart}
    here = material.whole.places.of(term) or ""
    entries = [
        Entry(
            f"{here}#{_against(stances[iri])}",
            " ".join(map(label, (one.subject, one.relation, one.object))),
            1,
        )
        for iri, one in sorted(first.items())
    ]
    return Row("disagreements", entries[:MOST], max(0, len(entries) - MOST))


def _against(stances: set[str]) -> str:
    return "denies" if "denies" in stances else "leavesOpen"
