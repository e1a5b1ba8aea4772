"""Says where each IRI of ours has its place among the pages: a file, and an anchor in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from etiograph.errors import InputError
from etiograph.site.facts import TYPE, Facts
from etiograph.vocabulary import BASE, ETIO, KINDS, PREFIXES, kind_of

SAYING_KINDS = ("claim", "literature", "literature-claim", "source", "span")
DERIVED_KINDS = ("chain", "edge", "evidence-line", "literature-link", "proposition")
RECORD_KINDS = ("agent", "amount", "food-item", "graph", "intake", "item-fit", "quantity")
"""Kinds whose nodes are told of on one page together."""
BEYOND = MappingProxyType({"nanopub": "format/nanopubs.html", "release": "format/index.html"})
"""Kinds that exports and releases have nodes of, and the graph has not; where they are told of."""
TERM_KINDS = tuple(
    k for k in KINDS if k not in (*SAYING_KINDS, *DERIVED_KINDS, *RECORD_KINDS, *BEYOND)
)
"""Kinds whose nodes have a page each."""
ONTOLOGY = PREFIXES["etio"].removesuffix("#")
SHAPES = PREFIXES["shape"].removesuffix("#")
SCHEME = PREFIXES["skos"] + "ConceptScheme"
IN_SCHEME = PREFIXES["skos"] + "inScheme"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
PLACES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "claim": (r"([0-9]{3,})-([0-9]{3,})", r"source/\1.html#claim-\1-\2"),
        "span": (
            r"([0-9]{3,})-([0-9]{5,})-([0-9]{5,})(?:-selector)?",
            r"source/\1.html#span-\1-\2-\3",
        ),
        "source": (r"([0-9]{3,})", r"source/\1.html"),
        "evidence-line": (r"([0-9]{3,})_.*", r"source/\1.html"),
        "literature": (r"([a-z0-9-]+)", r"literature/\1.html"),
        "literature-claim": (r"([a-z0-9-]+)-([0-9]{2})", r"literature/\1.html#claim-\2"),
        "literature-link": (r"([a-z0-9-]+?)-([0-9]{2})_.*", r"literature/\1.html#claim-\2"),
        "proposition": (
            rf"({'|'.join(TERM_KINDS)})-([a-z0-9-]+)_([A-Za-z0-9_-]+)",
            r"\1/\2.html#\3",
        ),
        "edge": (rf"({'|'.join(TERM_KINDS)})-([a-z0-9-]+)_.*", r"\1/\2.html"),
        "chain": (rf"({'|'.join(TERM_KINDS)})-([a-z0-9-]+)_.*", r"\1/\2.html#chains"),
        **{kind: (f"({SLUG.pattern})", rf"{kind}/\1.html") for kind in TERM_KINDS},
        **{kind: (f"({NAME.pattern})", rf"{kind}/index.html#\1") for kind in RECORD_KINDS},
    }
)
"""For each kind: what follows it in an IRI, and the place of that, with ``\\1`` for the groups."""
FIXED = MappingProxyType({"": "index.html", "ontology": "ontology.html", "shapes": "shapes.html"})
"""Places of the IRIs that have no kind, by what follows the base."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where IRIs have their place; words of the ontology, which share one IRI, by name."""

    words: Mapping[str, str]

    def of(self, iri: str) -> str | None:
        """Return the address of an IRI below the site, or None where it has no place here."""
        if iri in self.words:
            return self.words[iri]
        if iri.startswith(PREFIXES["shape"]):
            return f"shapes.html#{iri.removeprefix(PREFIXES['shape'])}"
        if not iri.startswith(BASE):
            return None
        rest = iri.removeprefix(BASE)
        kind = kind_of(iri)
        if rest in FIXED or kind not in PLACES:
            return FIXED.get(rest)
        pattern, place = PLACES[kind]
        found = re.fullmatch(f"{kind}/{pattern}", rest)
        return found.expand(place) if found else None

    def page(self, iri: str) -> str:
        """Return the address of a thing that has a page.

        Raises:
            InputError: if its IRI does not have the form of its kind, so that no file can bear it.
        """
        place = self.of(iri)
        if place is None:
            hint = "build the graph anew, and see: etiograph validate"
            raise InputError(iri, "an IRI that is not of the form of its kind", hint)
        return place.partition("#")[0]


def places(facts: Facts) -> Places:
    """Return where everything has its place, in a graph that holds these words."""
    words = {}
    for iri in facts.forward:
        types, name = facts.all(iri, TYPE), iri.removeprefix(PREFIXES["etio"])
        schemes = facts.all(iri, IN_SCHEME)
        if schemes:
            words[iri] = f"scheme/{_scheme(schemes[0])}.html#{fragment(iri)}"
        elif not iri.startswith(PREFIXES["etio"]):
            continue
        elif SCHEME in types:
            words[iri] = f"scheme/{_scheme(iri)}.html"
        elif {ETIO.Relation, ETIO.RelationGroup} & set(types):
            words[iri] = f"relation/{name}.html"
        elif PREFIXES["owl"] + "Class" in types:
            words[iri] = f"class/{name}.html"
        else:
            words[iri] = f"ontology.html#{name}"
    return Places(words)


def fragment(iri: str) -> str:
    """Return the anchor by which a word goes on the page of its scheme: its local name.

    >>> fragment("http://purl.obolibrary.org/obo/ECO_0000034")
    'ECO_0000034'
    """
    return re.split("[#/]", iri)[-1]


def relative(page: str, address: str) -> str:
    """Return how a page refers to an address, both below the site.

    >>> relative("symptom/pain.html", "source/000.html#claim-000-001")
    '../source/000.html#claim-000-001'
    >>> relative("symptom/pain.html", "symptom/pain.html#causes")
    '#causes'
    """
    path, mark, anchor = address.partition("#")
    if path == page:
        return mark + anchor or posixpath.basename(path)
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor


def _scheme(iri: str) -> str:
    return iri.removeprefix(PREFIXES["etio"]).removesuffix("Scheme")
