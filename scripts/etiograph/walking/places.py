"""Says which terms a walk may start and end at: nutrients and parts of the body are no steps.

The causal graph has abnormalities and other causes only. A nutrient that is named as a start stands
for its shortage; a part of the body that is named as an end stands for what documents place there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.errors import UnknownTermError
from etiograph.rdf import query
from etiograph.terms import lexicon
from etiograph.vocabulary import PREFIXES
from etiograph.walking.causal import Step

SHORTAGES = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?nutrient ?deficiency
WHERE { ?deficiency etio:deficiencyOf ?nutrient . }
ORDER BY ?deficiency
"""

PARTS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?region ?part
WHERE { ?part (etio:partOf|skos:broader)* ?region . ?part a etio:BodyRegion . }
ORDER BY ?part
"""

LOCATED = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?part ?term ?claim
WHERE {
  ?claim etio:relation etio:locatedIn ;
    etio:object ?part ;
    etio:subject ?term ;
    etio:affirms ?proposition .
}
ORDER BY ?term ?claim
"""

LIMITED = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?part ?claim
WHERE { ?claim a etio:Claim ; etio:region ?part . }
ORDER BY ?claim
"""

ABNORMAL = ("condition", "mechanism", "symptom")
NAMED, LOCATED_THERE, LIMITED_THERE = "named after it", "located in it", "said of it"


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a step reaches a part of the body.

    Attributes:
        why: ``NAMED``, ``LOCATED_THERE`` (the term at its end) or ``LIMITED_THERE`` (its claims).
        claims: IRIs of the claims that say so, sorted; none for a name.
    """

    why: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the body, with what documents place in it or in a part of it.

    Attributes:
        region: its IRI.
        named: abnormalities that bear its name, such as neck pain for the neck (IRIs).
        located: for each term that is said to be located there, the claims that say so (IRIs).
        limited: claims that hold for this part of the body (IRIs).
    """

    region: str
    named: frozenset[str]
    located: Mapping[str, tuple[str, ...]]
    limited: frozenset[str]

    def arrival(self, step: Step) -> Arrival | None:
        """Return how a step reaches the place, the clearest reason first, or None."""
        if step.object in self.named:
            return Arrival(NAMED)
        limited = tuple(claim for claim in step.claims if claim in self.limited)
        if limited:
            return Arrival(LIMITED_THERE, limited)
        if step.object in self.located:
            return Arrival(LOCATED_THERE, self.located[step.object])
        return None


def start(store: ox.Store, words: str) -> str:
    """Return the IRI of the term at which a walk starts; for a nutrient, that of its shortage.

    Raises:
        UnknownTermError: if no term or more than one fits, or a nutrient has no shortage.
    """
    iri = lexicon.resolve(store, words)
    if not iri.startswith(PREFIXES["nutrient"]):
        return iri
    short = [row[1] for row in _rows(store, SHORTAGES, nutrient=iri)]
    if len(short) != 1:
        what = f"a nutrient, and {len(short)} deficiencies are of it alone"
        raise UnknownTermError(words, what, "name the deficiency; see: etiograph terms deficiency")
    return short[0]


def place(store: ox.Store, region: str) -> Place | None:
    """Return a part of the body with what is placed in it, or None if the IRI is of no region.

    A term bears the name of a place if a name of the place, or of a part of it, stands in its
    label as whole words; so a headache does not bear the name of the head. Nothing else in the
    graph says that neck pain is in the neck: a symptom that has its region in its name is used
    without it.
    """
    if not region.startswith(PREFIXES["region"]):
        return None
    parts = {row[1] for row in _rows(store, PARTS, region=region)}
    names = lexicon.names(store)
    called = {f" {name} " for name, iris in names.items() if iris & parts}
    kinds = tuple(PREFIXES[kind] for kind in ABNORMAL)
    terms = {iri for iris in names.values() for iri in iris if iri.startswith(kinds)}
    located: dict[str, tuple[str, ...]] = {}
    for part, term, claim in _rows(store, LOCATED):
        if part in parts:
            located[term] = (*located.get(term, ()), claim)
    return Place(
        region,
        frozenset(t for t in terms if any(c in _padded(store, t) for c in called)),
        located,
        frozenset(claim for part, claim in _rows(store, LIMITED) if part in parts),
    )


def _padded(store: ox.Store, term: str) -> str:
    return f" {lexicon.fold(lexicon.label(store, term))} "


def _rows(store: ox.Store, text: str, **bound: str) -> list[tuple[str, ...]]:
    named = {name: ox.NamedNode(iri) for name, iri in bound.items()}
    answer = query.ask(store, text, named)
    return [tuple(cell.value if cell else "" for cell in row) for row in answer.rows]
