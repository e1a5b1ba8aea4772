"""Reads RDF files strictly: what a careless reader would repair in silence is refused here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf.nodes import value

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""C0 controls, and what else XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets): legal in RDF,
yet they break GEXF, RDF/XML and terminals later on. Surrogates the parser refuses."""
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Direction overrides: a label that carries one is shown as something that it is not."""


def text(path: Path) -> str:
    """Return the text of a UTF-8 file as its bytes stand: line ends are kept.

    Raises:
        InputError: if the file cannot be read.
        InputSyntaxError: if it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(path, reason.lower(), "name a file that can be read") from error
    except UnicodeDecodeError as error:
        where = f"{path}: byte {error.start}"
        raise InputSyntaxError(where, "not UTF-8", "save the file as UTF-8") from error


def turtle(path: Path) -> list[ox.Triple]:
    """Return the triples of a Turtle file, in the order of the file.

    Raises:
        InputError: if the file cannot be read, has a blank node, or a literal with control or
            direction characters or outside Unicode normal form C.
        InputSyntaxError: if it is not Turtle; the message gives line and column.
    """
    triples = [quad.triple for quad in _parsed(path, ox.RdfFormat.TURTLE)]
    for triple in triples:
        check(path, triple)
    return triples


def check_turtle(path: Path) -> None:
    """Check that a file is Turtle; blank nodes are allowed, as shapes need them.

    Raises:
        InputError, InputSyntaxError: as ``turtle`` does.
    """
    for _ in _parsed(path, ox.RdfFormat.TURTLE):
        pass


def nquads(path: Path) -> list[ox.Quad]:
    """Return the quads of an N-Quads file.

    Raises:
        InputError, InputSyntaxError: as ``turtle`` does.
    """
    hint = "not a graph that etiograph build wrote; run: etiograph build"
    quads = list(_parsed(path, ox.RdfFormat.N_QUADS, hint))
    for quad in quads:
        check(path, quad.triple)
    return quads


def _parsed(
    path: Path,
    form: ox.RdfFormat,
    hint: str = "correct the file at this place; nothing was written",
) -> Iterator[ox.Quad]:
    content = text(path)
    try:
        yield from ox.parse(content, format=form)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}:{error.offset}" if error.lineno else f"{path}"
        what = " ".join(str(error.msg).split()).rstrip(".")
        raise InputSyntaxError(where, what, hint) from error


def check(path: Path, triple: ox.Triple) -> None:
    """Check a triple that was read from a file.

    Raises:
        InputError: if it has a node without IRI, or a literal with control or direction characters
            or outside Unicode normal form C.
    """
    subject = str(triple.subject)
    if any(isinstance(term, ox.BlankNode) for term in (triple.subject, triple.object)):
        raise InputError(f"{path}: {subject}", "a node without IRI", "give it one")
    if not isinstance(triple.object, ox.Literal):
        return
    found = flaw(value(triple.object))
    if found:
        raise InputError(f"{path}: {subject}", found[0], found[1].format(triple.predicate))


def flaw(words: str) -> tuple[str, str] | None:
    """Return what is wrong with the words of a literal, and what to do, or None.

    What to do has ``{}`` where the name of the place belongs that holds the words.
    """
    if CONTROLS.search(words) or BIDI.search(words):
        return "a control character in a literal", "take it out of {}"
    if not unicodedata.is_normalized("NFC", words):
        return "a literal outside Unicode normal form C", "normalise the value of {} to NFC"
    return None
