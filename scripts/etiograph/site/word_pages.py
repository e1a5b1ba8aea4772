"""Makes the pages of the ontology's words: classes, relations, schemes, and all on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etiograph.site.addresses import IN_SCHEME, SCHEME, TERM_KINDS, fragment
from etiograph.site.facts import TYPE, Facts
from etiograph.site.material import SUB_PROPERTY, Material, Page, relations
from etiograph.site.sayings import STANCES, Said
from etiograph.site.term_pages import leading_classes
from etiograph.vocabulary import ETIO, PREFIXES, kind_of

SUB_CLASS = PREFIXES["rdfs"] + "subClassOf"
DISJOINT = PREFIXES["owl"] + "disjointWith"
DATA = "data/vocabulary.ttl"


def pages(material: Material) -> Iterator[Page]:
    """Yield the page of each class, relation, relation group and scheme, then of all words."""
    facts = material.facts
    for iri in classes(facts):
        yield class_page(material, iri)
    said, studied = (_by_relation(many) for many in (material.claims, material.literature))
    for iri in [*relations(facts), *facts.of_class(ETIO.RelationGroup)]:
        yield relation_page(material, iri, said.get(iri, []), studied.get(iri, []))
    for iri in facts.by_label(facts.of_class(SCHEME)):
        yield scheme_page(material, iri)
    yield all_words(material)
    yield shapes_page(material)


def _by_relation(said: Sequence[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in said:
        found.setdefault(one.relation, []).append(one)
    return found


def classes(facts: Facts) -> list[str]:
    """Return the classes of the ontology, in the order of their labels."""
    found = facts.of_class(PREFIXES["owl"] + "Class")
    return facts.by_label(iri for iri in found if iri.startswith(PREFIXES["etio"]))


def class_page(material: Material, iri: str) -> Page:
    """Return the page of a class."""
    facts = material.facts
    members = facts.of_class(iri)
    values = {
        "word": iri,
        "above": [one for one in facts.all(iri, SUB_CLASS) if material.places.of(one)],
        "below": facts.by_label(facts.whose(SUB_CLASS, iri)),
        "apart": facts.by_label([*facts.all(iri, DISJOINT), *facts.whose(DISJOINT, iri)]),
        "subject_of": facts.by_label(facts.whose(ETIO.hasSubjectClass, iri)),
        "object_of": facts.by_label(facts.whose(ETIO.hasObjectClass, iri)),
        "scheme": sorted({s for one in members for s in facts.all(one, IN_SCHEME)}),
        "members": facts.by_label(one for one in members if _is_page(material, one)),
        "count": len(members),
        "questions": [
            one
            for one in material.questions
            if iri in one.iris or iri in question_classes(facts, one.kinds)
        ],
        "rules": _rules(material, iri),
    }
    trail = (("class/index.html", "Classes"),)
    path = material.places.page(iri)
    return Page(path, "class.html", facts.label(iri), trail, values, iri, DATA)


def _is_page(material: Material, iri: str) -> bool:
    own = kind_of(iri) in (*TERM_KINDS, "source", "literature") or iri in material.places.words
    return own and "#" not in (material.places.of(iri) or "#")


def question_classes(facts: Facts, kinds: tuple[str, ...]) -> set[str]:
    """Return the classes of the terms of which a question can be asked."""
    return {one for kind in kinds for one in leading_classes(facts, kind)}


def _rules(material: Material, iri: str) -> list[tuple[str, str]]:
    return [(rule.iri, rule.words) for rule in material.rules if iri in rule.of and rule.words]


def relation_page(material: Material, iri: str, said: list[Said], studied: list[Said]) -> Page:
    """Return the page of a relation, or of a group, given the claims that use it."""
    facts = material.facts
    values = {
        "word": iri,
        "inverse": facts.whose(PREFIXES["owl"] + "inverseOf", iri),
        "above": facts.all(iri, SUB_PROPERTY),
        "below": facts.by_label(facts.whose(SUB_PROPERTY, iri)),
        "implies": facts.all(iri, ETIO.implies),
        "implied_by": [
            one for one in facts.whose(ETIO.implies, iri) if iri not in facts.all(one, SUB_PROPERTY)
        ],
        "comparable": facts.by_label(
            [*facts.all(iri, ETIO.comparableWith), *facts.whose(ETIO.comparableWith, iri)]
        ),
        "counts": [(name, sum(one.stance == name for one in said)) for name in STANCES],
        "documents": len({one.source for one in said}),
        "pairs": [(name, pairs) for name in STANCES if (pairs := _pairs(facts, said, name))],
        "studied": [(name, pairs) for name in STANCES if (pairs := _pairs(facts, studied, name))],
        "questions": [one for one in material.questions if iri in one.iris],
        "rules": _rules(material, iri),
    }
    trail = (("relation/index.html", "Relations"),)
    path = material.places.page(iri)
    return Page(path, "relation.html", facts.label(iri), trail, values, iri, DATA)


def _pairs(facts: Facts, said: list[Said], stance: str) -> list[tuple[str, str, str, list[Said]]]:
    found: dict[tuple[str, str, str], list[Said]] = {}
    for one in said:
        if one.stance == stance:
            found.setdefault((one.subject, one.object, one.region), []).append(one)
    ordered = sorted(found, key=lambda key: (*(facts.label(one).casefold() for one in key), key))
    return [(*key, found[key]) for key in ordered]


def scheme_page(material: Material, iri: str) -> Page:
    """Return the page of a scheme, with its values."""
    facts = material.facts
    members = sorted(
        facts.whose(IN_SCHEME, iri),
        key=lambda one: (-int(facts.one(one, ETIO.rank) or 0), facts.label(one)),
    )
    used = {one: _used(facts, one) for one in members}
    values = {
        "word": iri,
        "members": [(fragment(one), one, used[one]) for one in members],
        "classes": sorted(
            {c for one in members for c in facts.all(one, TYPE) if c.startswith(PREFIXES["etio"])}
        ),
    }
    trail = (("scheme/index.html", "Schemes"),)
    path = material.places.page(iri)
    return Page(path, "scheme.html", facts.label(iri), trail, values, iri, DATA)


def _used(facts: Facts, iri: str) -> int:
    """Return how many claims and literature claims have a value."""
    names = (
        "certainty",
        "polarity",
        "voice",
        "evidence",
        "evidenceStance",
        "frequency",
        "severity",
    )
    sayings = {*facts.of_class(ETIO.Claim), *facts.of_class(ETIO.LiteratureClaim)}
    return sum(one in sayings for name in names for one in facts.whose(getattr(ETIO, name), iri))


def all_words(material: Material) -> Page:
    """Return the page of every word of the ontology."""
    facts = material.facts
    space = PREFIXES["etio"]
    words = facts.by_label(iri for iri in facts.forward if iri.startswith(space))
    parts: dict[str, list[tuple[str, str]]] = {
        name: [] for name in ("Classes", "Relations", "Properties", "Schemes and values")
    }
    for iri in words:
        place = material.places.words[iri].partition("/")[0]
        part = {
            "class": "Classes",
            "relation": "Relations",
            "scheme": "Schemes and values",
        }.get(place, "Properties")
        parts[part].append((fragment(iri), iri))
    return Page("ontology.html", "ontology.html", "Ontology", (), {"parts": parts}, "", DATA)


def shapes_page(material: Material) -> Page:
    """Return the page of all shapes, with what each demands."""
    trail = (("ontology.html", "Ontology"),)
    values = {"rules": [(fragment(rule.iri), rule) for rule in material.rules]}
    return Page("shapes.html", "shapes.html", "Shapes", trail, values, "", "data/shapes.ttl")
