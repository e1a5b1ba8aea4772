"""Says in Biolink what Biolink can say without saying more: categories of terms, predicates.

The counterparts come from the vocabulary. A category or predicate is written only if Biolink admits
it: one that lists the prefixes of its identifiers does not admit ours, so another stands for it,
chosen by hand: it is true of our terms, lists no prefix, and need be no ancestor of the first. A
predicate is written only between categories that its domain and range take. The tables here were
read from Biolink 4.4.6; the client ``koza`` and ``tests/test_kgx.py`` hold them against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etiograph.exchange.class_tables import STATEMENT, Cell, texts
from etiograph.exchange.content import Content
from etiograph.vocabulary import ETIO, PREFIXES, shorten

BIOLINK = shorten(PREFIXES["biolink"])
ENTITY = shorten(ETIO.Entity)
THING, RELATED = f"{BIOLINK}NamedThing", f"{BIOLINK}related_to"
NEAR = ("closeMatch", "broadMatch")
"""How a counterpart may stand to our word if it is to be written; a related one may say more."""


def _named(**names: str) -> dict[str, str]:
    return {BIOLINK + one: BIOLINK + other for one, other in names.items()}


WIDER_CATEGORY = _named(
    Agent="NamedThing",
    AnatomicalEntity="BiologicalEntity",
    BehavioralExposure="ExposureEvent",
    BiologicalProcess="BiologicalEntity",
    Disease="DiseaseOrPhenotypicFeature",
    Food="PhysicalEntity",
    PhenotypicFeature="DiseaseOrPhenotypicFeature",
    Procedure="Activity",
    SmallMolecule="PhysicalEntity",
)
"""What is written for a category. Each but one lists prefixes; some factors are no behaviour."""
LIMITS = {"Certainty": "certainty", "Frequency": "frequency", "Severity": "severity"}
"""Classes whose words limit a claim, and the properties that do it."""

WIDER_PREDICATE = _named(
    ameliorates_condition="treats_or_applied_or_studied_to_treat",
    preventative_for_condition="treats_or_applied_or_studied_to_treat",
)
"""What is written for a predicate that Biolink counts as ``treats``, kept for strong evidence."""

_CLASSES = {
    BIOLINK + one
    for one in ("DiseaseOrPhenotypicFeature", "ExposureEvent", "PathologicalProcess", "Treatment")
}
ADMITTED: Mapping[str, tuple[set[str] | None, set[str] | None]] = {
    f"{BIOLINK}associated_with": (None, None),
    f"{BIOLINK}located_in": (None, None),
    RELATED: (None, None),
    f"{BIOLINK}subclass_of": (_CLASSES, _CLASSES),
    f"{BIOLINK}treats_or_applied_or_studied_to_treat": (
        {f"{BIOLINK}Treatment"},
        {f"{BIOLINK}DiseaseOrPhenotypicFeature"},
    ),
}
"""Predicates that are written: categories of their subjects and objects; None for all."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What a word of the vocabulary corresponds to.

    Attributes:
        word: prefixed name of a class or relation of ours.
        match: property of SKOS by which it is matched; empty if nothing is.
        biolink: prefixed name of the counterpart; empty if there is none.
        written: category that is written for terms of the class; empty for a relation, whose
            predicate hangs on both its ends.
        graph: prefixed name of the graph that holds the terms of the class; empty for a relation.
        kind: prefixed name of the class of a word that limits claims; empty for other words.
    """

    word: str
    match: str
    biolink: str
    written: str = ""
    graph: str = ""
    kind: str = ""


def counterparts(content: Content) -> dict[str, Counterpart]:
    """Return the counterparts of classes that terms have, of relations and of limits, by word."""
    classes = {str(one["id"]): one for one in content.tables["Class"].records()}
    found = {}
    homes = {str(one["type"]): str(one["graph"]) for one in terms(content)}
    for word in sorted(homes):
        match, biolink = _match(classes[word])
        near = biolink or _inherited(word, classes)
        written = WIDER_CATEGORY.get(near, near) or THING
        found[word] = Counterpart(word, match, biolink, written, homes[word])
    for one in content.tables["Relation"].records():
        word = str(one["id"])
        found[word] = Counterpart(word, *_match(one))
    for name in LIMITS.keys() & content.tables.keys():
        for one in content.tables[name].records():
            word = str(one["id"])
            found[word] = Counterpart(word, *_match(one), kind=str(one["type"]))
    return dict(sorted(found.items()))


def terms(content: Content) -> list[dict[str, Cell]]:
    """Return what claims speak of, by id, each by the names of the columns of its table."""
    above = {str(one["id"]): texts(one["subClassOf"]) for one in content.tables["Class"].records()}
    found = []
    for name, table in content.tables.items():
        if name != STATEMENT and _below(shorten(PREFIXES["etio"] + name), above):
            found += table.records()
    return sorted(found, key=lambda one: str(one["id"]))


def _inherited(word: str, classes: Mapping[str, Mapping[str, Cell]]) -> str:
    """Return the counterpart of the nearest class above one that has any; empty without."""
    for above in texts(classes[word]["subClassOf"]):
        if above in classes:
            found = _match(classes[above])[1] or _inherited(above, classes)
            if found:
                return found
    return ""


def _below(word: str, above: Mapping[str, tuple[str, ...]]) -> bool:
    return word == ENTITY or any(_below(one, above) for one in above.get(word, ()))


def predicate(relation: Counterpart, subject: str, object_: str) -> str:
    """Return what is written between terms of two categories: as near as Biolink admits it."""
    near = WIDER_PREDICATE.get(relation.biolink, relation.biolink)
    if near in ADMITTED:
        subjects, objects = ADMITTED[near]
        if (subjects is None or subject in subjects) and (objects is None or object_ in objects):
            return near
    return RELATED


def as_narrow(relation: Counterpart, written: str) -> bool:
    """Tell whether a predicate says no less than the relation; only then can it be negated.

    That one thing does not cause another is not that the two have nothing to do with each other.
    """
    return relation.match == "closeMatch" and relation.biolink == written


def _match(one: Mapping[str, object]) -> tuple[str, str]:
    for match in NEAR:
        for word in texts(one.get(match)):
            if word.startswith(BIOLINK):
                return match, word
    return "", ""
