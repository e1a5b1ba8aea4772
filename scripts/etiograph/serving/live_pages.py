"""Makes the page of one address from an open graph: the same pages as the site has."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from etiograph.serving.live_material import LiveMaterial
from etiograph.site import listing_pages, source_pages, term_pages, word_pages
from etiograph.site.addresses import RECORD_KINDS, TERM_KINDS
from etiograph.site.facts import TYPE
from etiograph.site.material import Asked, Page, relations
from etiograph.vocabulary import BASE, ETIO, PREFIXES

ADDRESS = re.compile(r"(?P<folder>[a-z-]+)/(?P<name>[A-Za-z0-9_-]+)\.html")
FIXED = MappingProxyType(
    {"ontology.html": word_pages.all_words, "shapes.html": word_pages.shapes_page}
)
Maker = Callable[[LiveMaterial, str], Page | None]


def page(material: LiveMaterial, address: str) -> Page | None:
    """Return the page at an address, or None where there is none.

    Args:
        material: what it is made of.
        address: as in the site, such as ``symptom/neck-pain.html``.
    """
    if address in FIXED:
        return FIXED[address](material.whole)
    found = ADDRESS.fullmatch(address)
    if found is None:
        return None
    folder, name = found["folder"], found["name"]
    if name == "index":
        return _listing(material, address)
    if folder in TERM_KINDS:
        return _term(material, f"{folder}/{name}")
    if folder in RECORD_KINDS:
        return _record(material, f"{folder}/{name}")
    return MAKERS[folder](material, name) if folder in MAKERS else None


def _term(material: LiveMaterial, rest: str) -> Page | None:
    iri = BASE + rest
    if not material.facts.all(iri, TYPE):
        return None
    order = relations(material.facts)
    return term_pages.page(material.whole, iri, order, material.naming(iri))


def _record(material: LiveMaterial, rest: str) -> Page | None:
    iri = BASE + rest
    said = sorted(material.facts.forward.get(iri, {}).items())
    title = material.facts.label(iri)
    return (
        Page(f"{rest}.html", "thing.html", title, (), {"properties": said}, iri) if said else None
    )


def _source(material: LiveMaterial, key: str) -> Page | None:
    iri = PREFIXES["source"] + key
    if ETIO.SourceDocument not in material.facts.all(iri, TYPE):
        return None
    return source_pages.source_page(material.whole, iri, material.of(iri))


def _literature(material: LiveMaterial, key: str) -> Page | None:
    iri = PREFIXES["literature"] + key
    if ETIO.LiteratureSource not in material.facts.all(iri, TYPE):
        return None
    return source_pages.literature_page(material.whole, iri, material.of(iri))


def _word(
    make: Callable[[LiveMaterial, str], Page], ending: str = ""
) -> Callable[[LiveMaterial, str], Page | None]:
    def made(material: LiveMaterial, name: str) -> Page | None:
        iri = PREFIXES["etio"] + name + ending
        return make(material, iri) if material.facts.all(iri, TYPE) else None

    return made


def _question(material: LiveMaterial, number: str) -> Page | None:
    for one in material.whole.questions:
        if source_pages.address(one) == f"question/{number}.html":
            return source_pages.question_page(material.whole, Asked(one.question, None))
    return None


def _listing(material: LiveMaterial, address: str) -> Page | None:
    title, about, entries = listing_pages.listings(material.whole).get(address, ("", "", ()))
    values: Mapping[str, object] = {"about": about, "entries": entries}
    return Page(address, "listing.html", title, (), values) if title else None


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "source": _source,
        "literature": _literature,
        "question": _question,
        "class": _word(lambda m, iri: word_pages.class_page(m.whole, iri)),
        "relation": _word(lambda m, iri: word_pages.relation_page(m.whole, iri, *m.using(iri))),
        "scheme": _word(lambda m, iri: word_pages.scheme_page(m.whole, iri), "Scheme"),
    }
)
