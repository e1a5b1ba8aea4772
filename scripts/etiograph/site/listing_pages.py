"""Makes the pages that lead to others: the home page, a list for each kind, and all names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etiograph.site.addresses import RECORD_KINDS, SCHEME, TERM_KINDS
from etiograph.site.facts import DEFINITION, LABEL, Facts
from etiograph.site.material import Material, Page, relations, terms
from etiograph.site.source_pages import address
from etiograph.site.term_pages import kind_title, leading_classes
from etiograph.site.word_pages import classes
from etiograph.vocabulary import ETIO, PREFIXES, shorten


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: address, words of the link, and what they mean."""

    address: str
    words: str
    meaning: str


RECORDS = {
    "agent": "Agents",
    "amount": "Measured amounts",
    "food-item": "Food items",
    "graph": "Named graphs",
    "intake": "Reference intakes",
    "item-fit": "Fits of food items",
    "quantity": "Quantities",
}
"""What the nodes of a kind are called that share a page."""


def pages(material: Material) -> Iterator[Page]:
    """Yield every page that lists others, the home page last."""
    lists = listings(material)
    for path, (title, about, entries) in lists.items():
        yield Page(path, "listing.html", title, (), {"about": about, "entries": entries})
    records = [(kind, nodes) for kind in RECORD_KINDS if (nodes := _nodes(material, kind))]
    for kind, nodes in records:
        yield _records(material, kind, nodes)
    names = sorted(
        (name, iri)
        for kind in TERM_KINDS
        for iri in terms(material.facts, kind)
        for name in _names(material.facts, iri)
    )
    names.sort(key=lambda one: (one[0].casefold(), one))
    yield Page("names.html", "names.html", "All names", (), {"names": names})
    full = {path: one for path, one in lists.items() if one[2]}
    values = {
        "kinds": [_counted(material, path, *one) for path, one in full.items() if _is_kind(path)],
        "others": [
            _counted(material, path, *one)
            for path, one in full.items()
            if not _is_kind(path) and path != "source/index.html"
        ],
        "records": [(f"{kind}/index.html", RECORDS[kind]) for kind, _ in records],
        "counts": _counts(material),
        "pictures": sorted(material.pictures),
        "documents": material.facts.of_class(ETIO.SourceDocument),
    }
    yield Page("index.html", "home.html", "Etiograph", (), values)


def _is_kind(path: str) -> bool:
    return path.partition("/")[0] in TERM_KINDS


def _counted(
    material: Material, path: str, title: str, about: str, entries: Sequence[Entry]
) -> tuple[str, str, str, str]:
    """Return address, title, what is listed and how many, as the home page tells of a list."""
    special = {
        "relation/index.html": _relations(material.facts),
        "format/index.html": str(sum(bool(one.files) for one in material.formats)),
    }
    count = special.get(path, f"{len(entries):,}")
    return path, title, about, count


def _relations(facts: Facts) -> str:
    """Return how many relations there are, and how many groups of them."""
    groups = len(facts.of_class(ETIO.RelationGroup))
    return f"{len(facts.of_class(ETIO.Relation))} and {groups} groups"


LISTS = {
    "class": ("Classes", "What terms and other nodes are."),
    "relation": (
        "Relations",
        (
            "The ways in which a claim joins its subject to its object, and the groups that gather"
            " them. The list is closed."
        ),
    ),
    "scheme": (
        "Schemes",
        "The values that claims and derived nodes use: certainty, polarity, evidence and others.",
    ),
    "question": (
        "Questions",
        "What the graph must be able to answer: each a SPARQL query with its answer on file.",
    ),
    "format": (
        "Export formats",
        (
            "The graph as files for other programs. Where a format cannot say everything,"
            " sidecar.jsonl stands beside, unless the format is meant for a part only."
        ),
    ),
    "source": (
        "Documents",
        "The published documents whose claims are encoded. No sentence of theirs is here.",
    ),
    "literature": (
        "Literature",
        (
            "Studies, reviews and reference texts: a second layer beside the documents. They cast"
            " no vote."
        ),
    ),
}
"""Title of each list that is not of terms, and what it lists."""


def listings(material: Material) -> dict[str, tuple[str, str, Sequence[Entry]]]:
    """Return, by address, the title of each list, what it lists, and its entries.

    A kind of which the graph has nothing has no list. Those that each page or the ontology links
    stay, and say that they are empty.
    """
    facts = material.facts
    groups = facts.by_label(facts.of_class(ETIO.RelationGroup))
    found: dict[str, Sequence[Entry]] = {
        "class": _entries(material, classes(facts)),
        "relation": _entries(material, [*relations(facts), *groups]),
        "scheme": _entries(material, facts.by_label(facts.of_class(SCHEME))),
        "question": [
            Entry(address(one), one.question.header["title"], one.question.header["question"])
            for one in material.questions
        ],
        "format": [
            Entry(f"format/{one.name}.html", one.title, next(iter(one.description), ""))
            for one in material.formats
        ],
        "source": [_document(material, iri) for iri in facts.of_class(ETIO.SourceDocument)],
        "literature": [
            Entry(material.places.page(iri), facts.label(iri), facts.one(iri, ETIO.design))
            for iri in facts.by_label(facts.of_class(ETIO.LiteratureSource))
        ],
    }
    return {
        **{
            f"{kind}/index.html": _kind(material, kind) for kind in TERM_KINDS if terms(facts, kind)
        },
        **{
            f"{name}/index.html": (*LISTS[name], entries)
            for name, entries in found.items()
            if entries or name != "literature"
        },
    }


def _document(material: Material, iri: str) -> Entry:
    facts, dcterms = material.facts, PREFIXES["dcterms"]
    publisher = facts.label(facts.one(iri, f"{dcterms}publisher"))
    title = facts.one(iri, f"{dcterms}title") or facts.label(iri)
    return Entry(material.places.page(iri), title, f"{shorten(iri)}, {publisher}")


def _kind(material: Material, kind: str) -> tuple[str, str, Sequence[Entry]]:
    facts = material.facts
    found = leading_classes(facts, kind)
    about = facts.one(found[0], DEFINITION) if found else ""
    words = f"{about[:1].upper()}{about[1:]}."
    return kind_title(facts, kind), words, _entries(material, terms(facts, kind))


def _entries(material: Material, iris: Sequence[str]) -> list[Entry]:
    facts = material.facts
    return [Entry(material.places.page(i), facts.label(i), facts.one(i, DEFINITION)) for i in iris]


def _names(facts: Facts, iri: str) -> list[str]:
    return [facts.label(iri), *facts.all(iri, PREFIXES["skos"] + "altLabel")]


def _nodes(material: Material, kind: str) -> list[str]:
    """Return the nodes of a kind that share a page."""
    named = set(material.graphs) if kind == "graph" else set()
    return sorted(named | set(terms(material.facts, kind)))


def _records(material: Material, kind: str, nodes: Sequence[str]) -> Page:
    """Return the page of a kind whose nodes share one: each with what the graph says of it."""
    facts = material.facts
    records = [
        (
            shorten(iri).partition(":")[2],
            _words(facts, kind, iri),
            iri,
            sorted(facts.forward.get(iri, {}).items()),
        )
        for iri in nodes
    ]
    values = {"records": records, "graphs": material.graphs}
    return Page(f"{kind}/index.html", "records.html", RECORDS[kind], (), values)


HEADINGS = {
    "amount": "{ofNutrient} in {ofItem}, {release}",
    "intake": "{ofNutrient}, {lifeStage}, {age}, {intakeType}",
    "item-fit": "{standsFor}: {ofItem}",
    "quantity": "{value} {unit}",
}
"""What a node without label is called by on the page of its kind, of its properties."""


def _words(facts: Facts, kind: str, iri: str) -> str:
    """Return a heading for a node: its label, else what tells it from others, else its name."""
    form = HEADINGS.get(kind, "")
    values = {name: facts.one(iri, getattr(ETIO, name)) for name in re.findall(r"{(\w+)}", form)}
    name = shorten(iri).partition(":")[2]
    if facts.one(iri, LABEL) or not values or not all(values.values()):
        return facts.one(iri, LABEL) or name
    return form.format(
        **{key: facts.label(one) if one in facts.forward else one for key, one in values.items()}
    )


def _counts(material: Material) -> list[tuple[int, str]]:
    facts = material.facts
    return [
        (len(material.claims), "claims"),
        (len(facts.of_class(ETIO.SourceDocument)), "documents"),
        (
            len(
                {
                    facts.one(s, PREFIXES["dcterms"] + "publisher")
                    for s in facts.of_class(ETIO.SourceDocument)
                }
            ),
            "publishers",
        ),
        (sum(len(terms(facts, kind)) for kind in TERM_KINDS), "terms"),
        (
            len(facts.of_class(ETIO.Relation)),
            f"relations and {len(facts.of_class(ETIO.RelationGroup))} groups",
        ),
        (len(facts.of_class(ETIO.Proposition)), "propositions"),
        (len(material.questions), "questions"),
        (len(facts.of_class(ETIO.LiteratureSource)), "literature sources"),
    ]
