"""Makes the page of each term: what is said of it, in words, with what is denied kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from etiograph.site.addresses import TERM_KINDS
from etiograph.site.facts import TYPE, Facts
from etiograph.site.grouping import stances
from etiograph.site.material import Material, Page, relations, terms
from etiograph.site.sayings import Said
from etiograph.vocabulary import CERTAINTIES, ETIO, PREFIXES, kind_of

SKOS = PREFIXES["skos"]
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


def pages(material: Material) -> Iterator[Page]:
    """Yield the page of each term, kind by kind."""
    said, studied = _by_term(material.claims), _by_term(material.literature)
    order = relations(material.facts)
    for kind in TERM_KINDS:
        for iri in terms(material.facts, kind):
            yield page(material, iri, order, (said.get(iri, []), studied.get(iri, [])))


def _by_term(said: Sequence[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in said:
        for term in dict.fromkeys((one.subject, one.object, *(value for _, value in one.named))):
            found.setdefault(term, []).append(one)
    return found


def page(
    material: Material, iri: str, order: Sequence[str], said: tuple[list[Said], list[Said]]
) -> Page:
    """Return the page of a term.

    Args:
        material: what pages are made of.
        iri: of the term.
        order: relations, in the order of their sections.
        said: claims that name the term, and literature claims that do.
    """
    facts, kind = material.facts, kind_of(iri)
    here, studied = (stances(facts, material.places, order, iri, many) for many in said)
    values: Mapping[str, object] = {
        "term": iri,
        "classes": [c for c in facts.all(iri, TYPE) if c.startswith(PREFIXES["etio"])],
        "properties": properties(facts, iri),
        "matches": [
            (f"{name.removesuffix('Match')} match", facts.all(iri, SKOS + name))
            for name in MATCHES
            if facts.all(iri, SKOS + name)
        ],
        "stances": here,
        "studied": studied,
        "chains": [
            (forth, ends) for forth in (True, False) if (ends := _chains(facts, iri, forth=forth))
        ],
        "questions": [one for one in material.questions if kind in one.kinds],
        "intakes": _intakes(facts, iri),
        "items": facts.whose(ETIO.standsFor, iri),
        "publishes": facts.whose(PREFIXES["dcterms"] + "publisher", iri),
    }
    path = material.places.page(iri)
    trail = ((f"{kind}/index.html", kind_title(facts, kind)),)
    return Page(path, "term.html", facts.label(iri), trail, values, iri, f"data/{kind}.ttl")


def kind_title(facts: Facts, kind: str) -> str:
    """Return what the terms of a kind are called together: the label of their class."""
    labels = sorted(facts.label(iri) for iri in leading_classes(facts, kind))
    return many(labels[0] if labels else kind)


def many(word: str) -> str:
    """Return the plural of a label, with a capital.

    >>> many("body region"), many("deficiency")
    ('Body regions', 'Deficiencies')
    """
    plural = f"{word[:-1]}ies" if re.search("[^aeiou]y$", word) else f"{word}s"
    return plural[:1].upper() + plural[1:]


def leading_classes(facts: Facts, kind: str) -> list[str]:
    """Return the classes of a kind's terms that stand below no other class of them."""
    members = terms(facts, kind)
    classes = {c for iri in members for c in facts.all(iri, TYPE) if c.startswith(PREFIXES["etio"])}
    above = PREFIXES["rdfs"] + "subClassOf"
    return sorted(c for c in classes if not set(facts.all(c, above)) & classes)


def properties(facts: Facts, iri: str) -> list[tuple[str, list[str]]]:
    """Return how a term stands to others in our own hierarchies: words, and terms."""
    ways = (
        ("broader", facts.all(iri, SKOS + "broader")),
        ("narrower", facts.whose(SKOS + "broader", iri)),
        ("part of", facts.all(iri, ETIO.partOf)),
        ("parts", facts.whose(ETIO.partOf, iri)),
        ("shortage of", facts.all(iri, ETIO.deficiencyOf)),
        ("its shortage", facts.whose(ETIO.deficiencyOf, iri)),
        (
            "nearly the same",
            [*facts.all(iri, SKOS + "related"), *facts.whose(SKOS + "related", iri)],
        ),
        ("probably is", facts.all(iri, ETIO.probablyIs)),
    )
    return [(words, facts.by_label(many)) for words, many in ways if many]


def _chains(facts: Facts, iri: str, *, forth: bool) -> list[tuple[str, int, int, str, bool]]:
    """Return what chains lead to from a term, or to it from where.

    Each end with the number of chains, their fewest steps, the certainty of the weakest step of
    the surest, and whether a document says one of them whole.
    """
    here, there = (ETIO.startsAt, ETIO.endsAt) if forth else (ETIO.endsAt, ETIO.startsAt)
    found: dict[str, list[str]] = {}
    for chain in facts.whose(here, iri):
        found.setdefault(facts.one(chain, there), []).append(chain)
    return [
        (
            end,
            len(found[end]),
            min(int(facts.one(chain, ETIO.stepCount)) for chain in found[end]),
            CERTAINTIES[max(int(facts.one(c, ETIO.weakestCertainty)) for c in found[end])],
            any(facts.all(chain, ETIO.wholeIn) for chain in found[end]),
        )
        for end in facts.by_label(found)
    ]


def _intakes(facts: Facts, iri: str) -> list[str]:
    intakes = [one for one in facts.whose(ETIO.ofNutrient, iri) if kind_of(one) == "intake"]
    return sorted(
        intakes,
        key=lambda one: (
            facts.one(one, ETIO.lifeStage),
            float(facts.one(one, ETIO.ageFrom) or 0),
            one,
        ),
    )
