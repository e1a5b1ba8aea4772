"""Says what an address of the server stands for: a page, and the IRI whose page it is.

Addresses follow the IRIs: what ``symptom:neck-pain`` stands for has its page at
``/symptom/neck-pain``, and an ending chooses in what it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etiograph.serving.live_places import LivePlaces
from etiograph.vocabulary import BASE, PREFIXES

PLAIN = LivePlaces({})
"""Where the IRIs of terms, claims and records have their place; words need the graph."""
ENDING = re.compile(r"(.+)\.(html|ttl|nt|jsonld|rdf)")
SAFE = re.compile(r"[A-Za-z0-9_./-]+")
VERSION = re.compile(r"ontology/\d+(?:\.\d+)*")
"""IRIs of versions of the ontology: the one that is served stands for each."""
WORDS = {"class": "{}", "relation": "{}", "scheme": "{}Scheme"}
"""Folders of the site whose pages are of words of the ontology, and the names of those."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an address stands for.

    Attributes:
        page: address of the page, as in the site; empty where there is none.
        iri: of what it is about, or empty.
        form: format that the ending names, or empty.
        base: the address without ending; empty where it has no other formats.
        elsewhere: address and anchor of the page that tells of it among others, or empty.
    """

    page: str
    iri: str
    form: str
    base: str
    elsewhere: str = ""


def place(address: str) -> Place | None:
    """Return what an address stands for, or None if for nothing.

    >>> found = place("symptom/neck-pain.ttl")
    >>> found.page, found.form, found.base
    ('symptom/neck-pain.html', 'ttl', '/symptom/neck-pain')
    """
    if not SAFE.fullmatch(address) or ".." in address:
        return None
    ending = ENDING.fullmatch(address)
    name, form = (ending[1], ending[2]) if ending else (address, "")
    folder, _, rest = name.partition("/")
    if rest == "index" or name == "shapes" or folder == "question":
        return Place(f"{name}.html", "", "html", "") if form in ("", "html") else None
    return _whole(name, form) or _single(name, form)


def _whole(name: str, form: str) -> Place | None:
    """Return the place of the ontology, of a word of it, or of a named graph."""
    folder, _, rest = name.partition("/")
    if name == "ontology" or VERSION.fullmatch(name):
        return Place("ontology.html", BASE + "ontology", form, "/ontology")
    if folder in WORDS:
        iri = PREFIXES["etio"] + WORDS[folder].format(rest)
        return Place(f"{name}.html", iri, form, f"/{name}")
    if folder in ("ontology", "graph") and rest:
        iri = PREFIXES["etio"] + rest if folder == "ontology" else BASE + name
        return Place("", iri, form, f"/{name}")
    return None


def _single(name: str, form: str) -> Place | None:
    """Return the place of a term or a record."""
    iri = BASE + name
    at = PLAIN.of(iri)
    if at is None:
        return None
    own = at == f"{name}.html"
    return Place(at.partition("#")[0], iri, form, f"/{name}", "" if own else f"/{at}")
