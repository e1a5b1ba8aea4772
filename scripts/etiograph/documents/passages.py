"""Finds passages in source documents, and checks that each still stands where a claim points.

Offsets count Unicode code points of the UTF-8 document as its bytes stand, from 0, end exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.errors import InputError, UnknownTermError
from etiograph.rdf import query, reading
from etiograph.vocabulary import PREFIXES

SPANS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?source ?span ?start ?end ?sha256
WHERE {
  ?span a etio:Span ; oa:hasSource ?source ; oa:hasSelector ?selector ; etio:sha256 ?sha256 .
  ?selector oa:start ?start ; oa:end ?end .
}
ORDER BY ?source ?start ?end ?span
"""


RECORDS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?source ?sha256 ?length
WHERE { ?source a etio:SourceDocument ; etio:sha256 ?sha256 ; etio:codePoints ?length . }
ORDER BY ?source
"""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a document, by its offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one span: ``ok``, ``moved`` (with the place) or ``gone``."""

    span: str
    status: str
    passage: Passage


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def document(folder: Path, key: str) -> str:
    """Return the text of the document with this key, code point for code point.

    Raises:
        InputError: if the folder or the document is not there.
    """
    return reading.text(locations.source_file(folder, key))


def locate(text: str, wanted: str) -> list[Passage]:
    """Return every passage that reads ``wanted``; ``...`` in it stands for anything between.

    The part before ``...`` is found first, then the nearest following part after it.

    >>> locate("One. Two. One.", "One.")
    [Passage(start=0, end=4), Passage(start=10, end=14)]
    >>> locate("Abc def ghi.", "Abc...ghi.")
    [Passage(start=0, end=12)]
    """
    head, _, tail = wanted.partition("...")
    head, tail = head.strip(), tail.strip()
    return [] if not head else list(_matches(text, head, tail))


def _matches(text: str, head: str, tail: str) -> Iterator[Passage]:
    start = text.find(head)
    while start >= 0:
        end = start + len(head)
        found = text.find(tail, end) if tail else end
        if found >= 0:
            yield Passage(start, found + len(tail))
        start = text.find(head, start + 1)


def verify(store: ox.Store, folder: Path, key: str | None = None) -> list[Verdict]:
    """Return a verdict for each span of the graph, in order of document and place.

    Args:
        store: an open graph.
        folder: folder of the documents.
        key: three digits or more, to look at one document only.

    Raises:
        InputError: if a document is missing.
        UnknownTermError: if no passage of this document is in the graph.
    """
    texts: dict[str, str] = {}
    verdicts = []
    for row in query.ask(store, SPANS, {}).rows:
        source, span, start, end, wanted = (cell.value if cell else "" for cell in row)
        name = source.removeprefix(PREFIXES["source"])
        if key not in (None, name):
            continue
        if name not in texts:
            texts[name] = document(folder, name)
        verdicts.append(_verdict(texts[name], span, Passage(int(start), int(end)), wanted))
    if not verdicts:
        raise UnknownTermError(key or "graph", "no passage to verify", "see: etiograph info")
    return verdicts


def _verdict(text: str, span: str, passage: Passage, wanted: str) -> Verdict:
    if digest(text[passage.start : passage.end]) == wanted:
        return Verdict(span, "ok", passage)
    length = passage.end - passage.start
    for start in range(len(text) - length + 1):
        if digest(text[start : start + length]) == wanted:
            return Verdict(span, "moved", Passage(start, start + length))
    return Verdict(span, "gone", passage)


def changed(store: ox.Store, folder: Path, key: str | None = None) -> list[str]:
    """Return the IRIs of documents whose digest or length differs from their record, sorted."""
    return [
        source
        for source, described in recorded(store).items()
        if key in (None, name := source.removeprefix(PREFIXES["source"]))
        and record(folder, name) != described
    ]


def recorded(store: ox.Store) -> dict[str, tuple[str, int]]:
    """Return, for the IRI of each recorded document, its SHA-256 and length in code points."""
    rows = query.ask(store, RECORDS, {}).rows
    cells = [[cell.value if cell else "" for cell in row] for row in rows]
    return {source: (sha256, int(length)) for source, sha256, length in cells}


def record(folder: Path, key: str) -> tuple[str, int]:
    """Return SHA-256 of the bytes and length in code points of a document."""
    path = locations.source_file(folder, key)
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest(), len(reading.text(path))
    except OSError as error:
        raise InputError(path, "cannot be read", "name a file that can be read") from error
