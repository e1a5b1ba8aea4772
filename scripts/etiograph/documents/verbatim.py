"""Guards the wording of the source documents: no eight words of theirs in a row enter the project.

The documents are under copyright and not part of the project, so what is kept of them is a set of
salted, shortened hashes of every run of eight words: enough to recognise a run, not to read one.
Titles and addresses are bibliographic facts; where they stand in a record they are passed over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etiograph import locations
from etiograph.rdf import reading
from etiograph.rdf.nodes import value
from etiograph.vocabulary import PREFIXES

RUN = 8
SALT = "etiograph-verbatim-guard-1"
HEXDIGITS = 16
WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A run of words, in a text, that a document has too."""

    line: int
    words: str


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of eight words, lower case, with the offset at which it starts."""
    words = [(found.start(), found.group()) for found in WORD.finditer(text.lower())]
    for number in range(len(words) - RUN + 1):
        window = words[number : number + RUN]
        yield window[0][0], " ".join(word for _, word in window)


def fingerprint(words: str) -> str:
    """Return the salted hash of a run: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(f"{SALT} {words}".encode()).hexdigest()[:HEXDIGITS]


def fingerprints(text: str) -> str:
    """Return the file that keeps the hashes of a document: one a line, sorted, each once."""
    return "".join(f"{one}\n" for one in sorted({fingerprint(words) for _, words in runs(text)}))


def known(folder: Path) -> frozenset[str]:
    """Return every hash kept in a folder, one file a document.

    Raises:
        InputError: if the folder holds none.
    """
    files = locations.files(folder, "*.txt")
    return frozenset(line for path in files for line in reading.text(path).splitlines())


def bibliography(ontology: Path) -> tuple[str, ...]:
    """Return the titles and addresses in the records of the documents, the longest first.

    Raises:
        InputError, InputSyntaxError: if there is no record, or one cannot be read.
    """
    wanted = (PREFIXES["dcterms"] + "title", PREFIXES["dcterms"] + "source")
    found = {
        value(triple.object)
        for path in locations.files(ontology, "claims/*.ttl")
        for triple in reading.turtle(path)
        if triple.predicate.value in wanted
    }
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def hits(text: str, forbidden: Collection[str], exempt: Iterable[str] = ()) -> list[Hit]:
    """Return the runs in a text that a document has too.

    Args:
        text: any text of the project.
        forbidden: as ``known`` gives it.
        exempt: titles and addresses, taken out of the text before it is looked at.
    """
    for words in exempt:
        text = text.replace(words, "\N{REPLACEMENT CHARACTER}")
    lines = [0]
    lines += [found.end() for found in re.finditer("\n", text)]
    found = []
    for offset, words in runs(text):
        if fingerprint(words) in forbidden:
            found.append(Hit(sum(start <= offset for start in lines), words))
    return found
