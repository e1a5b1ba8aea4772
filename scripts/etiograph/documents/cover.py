"""Checks that a document is accounted for to its last character.

Each character that is not white space lies in a passage that either carries claims or says why
it carries none; and a passage without claims that speaks of what claims are about has a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.documents import passages
from etiograph.documents.passages import Passage
from etiograph.errors import UnknownTermError
from etiograph.rdf import query
from etiograph.terms import lexicon
from etiograph.vocabulary import PREFIXES

SPANS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?source ?start ?end ?speaks ?reason ?note
WHERE {
  ?span a etio:Span ; oa:hasSource ?source ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
  BIND (EXISTS { ?claim etio:passage ?span } AS ?speaks)
  OPTIONAL { ?span etio:silentBecause ?reason . }
  OPTIONAL { ?span skos:editorialNote ?note . }
}
ORDER BY ?source ?start ?end ?reason ?note
"""
DOCUMENT = "[0-9][0-9][0-9]*_*.txt"
SPOKEN_OF = ("condition", "deficiency", "food", "nutrient", "symptom")
"""Kinds that no passage without claims may speak of without a note."""
NO_PASSAGE, NO_REASON = "in no passage", "neither a claim nor a reason"
NO_NOTE = "no claim and no note, and yet it speaks of"


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage: whether it carries claims, says why it has none, and has a note."""

    passage: Passage
    speaks: bool
    silent: bool
    noted: bool


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A stretch of a document that is not accounted for, why, and the terms it speaks of."""

    source: str
    passage: Passage
    problem: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """What is accounted for in one document.

    Attributes:
        source: IRI of the document.
        characters: code points that are not white space.
        covered: those of them that lie in a passage.
        speaking: number of passages with claims.
        silent: number of passages that say why they have none.
        gaps: what is not accounted for, in order of place.
    """

    source: str
    characters: int
    covered: int
    speaking: int
    silent: int
    gaps: tuple[Gap, ...]


def covers(store: ox.Store, folder: Path, key: str | None = None) -> list[Cover]:
    """Return the cover of each document of the graph or the folder, in order of keys.

    Args:
        store: an open graph.
        folder: folder of the documents.
        key: three digits or more, to look at one document only.

    Raises:
        InputError: if a document cannot be read.
        UnknownTermError: if there is no document with this key.
    """
    spans: dict[str, list[Marked]] = {}
    for row in query.ask(store, SPANS, {}).rows:
        source, start, end, speaks, reason, note = (cell.value if cell else "" for cell in row)
        passage = Passage(int(start), int(end))
        marked = Marked(passage, speaks == "true", bool(reason), bool(note))
        spans.setdefault(source, []).append(marked)
    names = [name for name in lexicon.names(store).items() if _kinds(name[1])]
    keys = {locations.key(path) for path in locations.files(folder, DOCUMENT)}
    keys |= {iri.removeprefix(PREFIXES["source"]) for iri in (*passages.recorded(store), *spans)}
    found = []
    for name in sorted(keys if key is None else keys & {key}):
        source = PREFIXES["source"] + name
        text = passages.document(folder, name)
        found.append(_cover(source, text, spans.get(source, []), names))
    if not found:
        raise UnknownTermError(key or "source", "no such document", "see: etiograph info")
    return found


def _kinds(iris: Iterable[str]) -> bool:
    return any(iri.startswith(tuple(PREFIXES[kind] for kind in SPOKEN_OF)) for iri in iris)


def _cover(
    source: str,
    text: str,
    spans: list[Marked],
    names: list[tuple[str, set[str]]],
) -> Cover:
    inside = bytearray(len(text))
    for one in spans:
        start, end = (min(place, len(text)) for place in (one.passage.start, one.passage.end))
        inside[start:end] = b"\1" * (end - start)
    visible = [not character.isspace() for character in text]
    gaps = [Gap(source, passage, NO_PASSAGE) for passage in uncovered(text, inside)]
    for one in spans:
        if not one.speaks and not one.silent:
            gaps.append(Gap(source, one.passage, NO_REASON))
        elif one.silent and not one.noted:
            folded = f" {lexicon.fold(text[one.passage.start : one.passage.end])} "
            terms = {iri for name, iris in names if f" {name} " in folded for iri in iris}
            if terms:
                gaps.append(Gap(source, one.passage, NO_NOTE, tuple(sorted(terms))))
    return Cover(
        source,
        sum(visible),
        sum(seen and bool(byte) for seen, byte in zip(visible, inside, strict=True)),
        sum(one.speaks for one in spans),
        sum(one.silent for one in spans),
        tuple(sorted(gaps)),
    )


def uncovered(text: str, inside: bytes | bytearray) -> Iterator[Passage]:
    r"""Yield each stretch outside of every passage, without the white space at its ends.

    >>> list(uncovered("One. Two. Three.", b"\1" * 4 + b"\0" * 6 + b"\1" * 6))
    [Passage(start=5, end=9)]
    """
    flags = "".join("." if one else "x" for one in inside)
    for stretch in re.finditer("x+", flags):
        words = text[stretch.start() : stretch.end()]
        if words.strip():
            start = stretch.start() + len(words) - len(words.lstrip())
            yield Passage(start, start + len(words.strip()))
