"""Reads a curator's claim sheet, which quotes a document, into claims, which do not.

A sheet stays outside the project. It holds ``key: value`` lines (``source``, ``agent``,
``time``), then passages (``> first words ... last words``), each followed by its claims::

    subject relation object; certainty; region=neck; frequency=often

A passage that makes no claim has ``silent REASON`` instead, and may have a note behind a
semicolon.

Terms go by the last part of their IRI (``neck-pain``), with the kind before it where two kinds
share a name (``symptom:stiffness``). Further words: ``denied``, ``lacking``, a voice
(``heading``, ``question``, ``expert``, ``study``, ``table``), ``evidence=ECO:0000033``,
``population=``, ``comparedWith=``, ``outcome=``, ``severity=``, ``study=``, ``quantity=3 month``,
``duration=3 month``. Lines that start with ``#`` are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from etiograph import passages, reading
from etiograph.errors import InputError, InputSyntaxError
from etiograph.graph import RDF_TYPE
from etiograph.nodes import value
from etiograph.passages import Passage
from etiograph.vocabulary import ETIO, PREFIXES, expand, shorten

CERTAINTIES = ("strong", "asserted", "hedged", "weak", "speculative")
VOICES = ("article", "expert", "heading", "question", "study", "table")
TERM_KEYS = ("region", "population", "comparedWith", "outcome", "study")
VALUE_KEYS = ("frequency", "severity")
QUANTITY_KEYS = ("quantity", "duration")
KEYS = (*TERM_KEYS, *VALUE_KEYS, *QUANTITY_KEYS, "evidence")
IDENTITY = ("passage", "subject", "relation", "object", "region", "population", "polarity")
SAME = ("subject", "relation", "object", "region", "population", "polarity", "evidenceStance")
"""What a claim must share with an earlier one to restate it; it may be more or less sure."""
MOST = 999
"""Claims that three digits can number."""
AUTHOR_STATEMENT = "ECO:0000034"
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
DATETIME = ox.NamedNode(PREFIXES["xsd"] + "dateTime")
DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
CLAIM_LINE = re.compile(r"(?P<subject>\S+) (?P<relation>\w+) (?P<object>[^\s;]+)(?P<rest>(;.*)?)")


@dataclass(slots=True)
class Sheet:
    """A sheet as read: its keys, and for each claim its passage and its values by property.

    A passage without claims has its reason, and a note or nothing, in ``silent``.
    """

    header: dict[str, str] = field(default_factory=dict)
    claims: list[tuple[Passage, dict[str, str]]] = field(default_factory=list)
    silent: dict[Passage, tuple[str, str]] = field(default_factory=dict)


def read(path: Path, folder: Path, terms: Mapping[str, Collection[str]]) -> Sheet:
    """Return the claims of a sheet, each with its passage in the document.

    Args:
        path: the sheet.
        folder: folder of the source documents.
        terms: classes of each term and word that a claim may use, by IRI.

    Raises:
        InputError: if the sheet or the document cannot be read.
        InputSyntaxError: if a line cannot be read, a passage is not in the document, or a term is
            unknown; the message gives the line.
    """
    slugs: dict[str, list[str]] = {}
    for iri in terms:
        slugs.setdefault(re.split("[/#]", iri)[-1], []).append(iri)
    sheet, text, passage = Sheet(), "", None
    for number, line in enumerate(reading.text(path).splitlines(), 1):
        where = f"{path}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("> "):
            text = text or passages.document(folder, _key(where, sheet))
            passage = _passage(where, text, line[2:], passage)
        elif passage is None:
            name, colon, words = line.partition(":")
            if not colon:
                raise InputSyntaxError(where, "neither 'key: value' nor '> passage'", "rewrite it")
            sheet.header[name.strip()] = words.strip()
        elif line.startswith("silent "):
            sheet.silent[passage] = _silence(where, line, terms)
        else:
            claim = _claim(where, line.strip(), slugs)
            if ETIO.Relation not in terms[claim["relation"]]:
                what = f"{shorten(claim['relation'])} is no relation that a claim may use"
                raise InputSyntaxError(where, what, "choose one of docs/model.md, no group")
            sheet.claims.append((passage, claim))
    _key(f"{path}", sheet)
    for passage in sheet.silent.keys() & {one for one, _ in sheet.claims}:
        what = f"the passage at {passage.start} is silent and makes claims"
        raise InputSyntaxError(f"{path}", what, "drop one of them")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", sheet.header["time"]):
        raise InputSyntaxError(f"{path}", "'time' is no time", "write 2026-01-31T00:00:00Z")
    if PREFIXES["agent"] + sheet.header["agent"] not in terms:
        hint = "describe it in ontology/terms/agents.ttl"
        raise InputSyntaxError(f"{path}", f"no agent {sheet.header['agent']}", hint)
    return sheet


def _key(where: str, sheet: Sheet) -> str:
    for name in ("source", "agent", "time"):
        if name not in sheet.header:
            raise InputSyntaxError(where, f"no line '{name}: …' before", "add it at the top")
    return sheet.header["source"]


def _passage(where: str, text: str, wanted: str, after: Passage | None) -> Passage:
    found = passages.locate(text, wanted)
    following = [one for one in found if after is None or one.start >= after.start]
    if not following:
        raise InputSyntaxError(where, "no such passage from here on", "copy it from the document")
    return following[0]


def _silence(where: str, line: str, terms: Mapping[str, Collection[str]]) -> tuple[str, str]:
    reason, _, note = line.removeprefix("silent ").partition(";")
    iri = PREFIXES["etio"] + reason.strip()
    if ETIO.SilenceReason not in terms.get(iri, ()):
        hint = "choose a reason of docs/model.md"
        raise InputSyntaxError(where, f"{reason.strip()} is no reason for silence", hint)
    return iri, note.strip()


def _claim(where: str, line: str, slugs: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found = CLAIM_LINE.fullmatch(line)
    if not found:
        hint = "write: subject relation object; certainty; key=value"
        raise InputSyntaxError(where, "not a claim", hint)
    values = {name: _term(where, found[name], slugs) for name in ("subject", "relation", "object")}
    values |= {"polarity": ETIO.affirmed, "voice": ETIO.articleVoice}
    values["evidence"] = str(expand(AUTHOR_STATEMENT))
    given: set[str] = set()
    for word in filter(None, (part.strip() for part in found["rest"].split(";"))):
        said = _word(where, word, slugs)
        if given & said.keys():
            raise InputSyntaxError(where, f"'{word}' says {min(said)} twice", "write two claims")
        given |= said.keys()
        values |= said
    if "certainty" not in values:
        raise InputSyntaxError(where, "no certainty", f"add one of {', '.join(CERTAINTIES)}")
    if values["voice"] == ETIO.questionVoice and values["certainty"] != ETIO.speculative:
        raise InputSyntaxError(where, "a question that is not speculative", "write speculative")
    return values


def _word(where: str, word: str, slugs: Mapping[str, Sequence[str]]) -> dict[str, str]:
    plain = {
        **{name: {"certainty": getattr(ETIO, name)} for name in CERTAINTIES},
        **{name: {"voice": getattr(ETIO, f"{name}Voice")} for name in VOICES},
        "denied": {"polarity": ETIO.denied},
        "lacking": {"evidenceStance": ETIO.evidenceLacking},
    }
    if word in plain:
        return plain[word]
    name, _, wanted = word.partition("=")
    if name == "evidence":
        return {name: _term(where, wanted, slugs)}
    if name in TERM_KEYS + VALUE_KEYS:
        return {name: _term(where, wanted, slugs)}
    if name in QUANTITY_KEYS and re.fullmatch(r"[0-9.]+ \w+", wanted):
        return {name: PREFIXES["quantity"] + wanted.replace(" ", "-")}
    hint = f"use {', '.join([*plain, *(f'{k}=' for k in KEYS)])}"
    raise InputSyntaxError(where, f"'{word}' is unknown", hint)


def _term(where: str, slug: str, slugs: Mapping[str, Sequence[str]]) -> str:
    iris = [expand(slug)] if ":" in slug else list(slugs.get(slug, ()))
    if len(iris) == 1 and iris[0] in slugs.get(re.split("[/#]", str(iris[0]))[-1], ()):
        return str(iris[0])
    what = f"{len(iris)} terms are called {slug}" if len(iris) > 1 else f"no term {slug}"
    hint = "write kind:name, add the term to ontology/terms/, or choose a word of the vocabulary"
    raise InputSyntaxError(where, what, hint)


def check_record(existing: Sequence[ox.Triple], folder: Path, key: str) -> None:
    """Check that a document is the one that its record describes.

    Raises:
        InputError: if its digest is another: offsets into it would mean nothing.
    """
    sha256, _ = passages.record(folder, key)
    iri = PREFIXES["source"] + key
    known = {
        value(t.object)
        for t in existing
        if value(t.subject) == iri and t.predicate.value == ETIO.sha256
    }
    if known != {sha256}:
        what = "the document is not the one that its record describes"
        raise InputError(f"source {key}", what, f"correct etio:sha256, now {sha256}")


def heading(key: str) -> str:
    """Return the first line of a document's file."""
    return f"Document {key}: its record, and its claims. Written by etiograph encode."


def encode(sheet: Sheet, existing: Sequence[ox.Triple], text: str) -> list[ox.Triple]:
    """Return the triples of a document's file: what stood there, and the claims of the sheet.

    A claim that stands already (same passage, subject, relation, object, region, population and
    polarity) keeps its IRI and takes the sheet's other values; a new one takes the next number.
    Nothing is removed.

    Raises:
        InputSyntaxError: if the sheet makes the same claim twice in one passage.
    """
    key = sheet.header["source"]
    known = _known(existing)
    number = max((int(iri.rpartition("-")[2]) for iri in known.values()), default=0)
    claims: dict[str, dict[str, str]] = {}
    spans: dict[str, Passage] = {}
    for passage, values in sheet.claims:
        span = f"{PREFIXES['span']}{key}-{passage.start:05d}-{passage.end:05d}"
        spans[span] = passage
        claim = {"passage": span, **values}
        identity = tuple(claim.get(name, "") for name in IDENTITY)
        if identity not in known:
            number += 1
            if number > MOST:
                raise InputSyntaxError(
                    f"sheet {key}", f"more than {MOST} claims", "split the document"
                )
            known[identity] = f"{PREFIXES['claim']}{key}-{number:03d}"
        if known[identity] in claims:
            raise InputSyntaxError(
                f"sheet {key}", f"the same claim twice: {identity[1:]}", "drop one"
            )
        claims[known[identity]] = claim
    silent = {
        f"{PREFIXES['span']}{key}-{one.start:05d}-{one.end:05d}": (one, said)
        for one, said in sheet.silent.items()
    }
    spans |= {iri: passage for iri, (passage, _) in silent.items()}
    kept = [t for t in existing if value(t.subject) not in claims]
    made = [
        *_claim_triples(claims, sheet.header),
        *_span_triples(spans, key, text),
        *_silence_triples({iri: said for iri, (_, said) in silent.items()}),
    ]
    return [*kept, *(triple for triple in made if triple not in set(kept))]


def _known(existing: Sequence[ox.Triple]) -> dict[tuple[str, ...], str]:
    about: dict[str, dict[str, str]] = {}
    for triple in existing:
        if value(triple.subject).startswith(PREFIXES["claim"]):
            name = triple.predicate.value.removeprefix(PREFIXES["etio"])
            about.setdefault(value(triple.subject), {})[name] = value(triple.object)
    return {tuple(v.get(name, "") for name in IDENTITY): iri for iri, v in about.items()}


def _claim_triples(
    claims: Mapping[str, Mapping[str, str]], header: Mapping[str, str]
) -> Iterable[ox.Triple]:
    first: dict[tuple[str, ...], str] = {}
    stated = {
        PREFIXES["etio"] + "statedIn": PREFIXES["source"] + header["source"],
        PREFIXES["prov"] + "wasAttributedTo": PREFIXES["agent"] + header["agent"],
        RDF_TYPE.value: ETIO.Claim,
    }
    time = ox.Literal(header["time"], datatype=DATETIME)
    # In the order of the passages: a claim restates what the reader has read before.
    for iri in sorted(claims, key=lambda one: (claims[one]["passage"], one)):
        values = claims[iri]
        triples = {PREFIXES["etio"] + name: value for name, value in values.items()} | stated
        said = tuple(values.get(name, "") for name in SAME)
        if values["voice"] != ETIO.questionVoice:
            if said in first:
                triples[ETIO.restates] = first[said]
            first.setdefault(said, iri)
        for predicate, target in triples.items():
            yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), ox.NamedNode(target))
        yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(PREFIXES["prov"] + "generatedAtTime"), time)
        for name in QUANTITY_KEYS:
            if name in values:
                yield from _quantity_triples(values[name])


def _quantity_triples(iri: str) -> Iterable[ox.Triple]:
    value, _, unit = iri.removeprefix(PREFIXES["quantity"]).partition("-")
    node = ox.NamedNode(iri)
    yield ox.Triple(node, RDF_TYPE, ox.NamedNode(ETIO.Quantity))
    yield ox.Triple(node, ox.NamedNode(ETIO.value), ox.Literal(value, datatype=DECIMAL))
    yield ox.Triple(node, ox.NamedNode(ETIO.unit), ox.Literal(unit))


def _silence_triples(silent: Mapping[str, tuple[str, str]]) -> Iterable[ox.Triple]:
    for iri, (reason, note) in sorted(silent.items()):
        span = ox.NamedNode(iri)
        yield ox.Triple(span, ox.NamedNode(ETIO.silentBecause), ox.NamedNode(reason))
        if note:
            literal = ox.Literal(note, language="en")
            yield ox.Triple(span, ox.NamedNode(PREFIXES["skos"] + "editorialNote"), literal)


def _span_triples(spans: Mapping[str, Passage], key: str, text: str) -> Iterable[ox.Triple]:
    oa = PREFIXES["oa"]
    for iri, passage in sorted(spans.items()):
        span, selector = ox.NamedNode(iri), ox.NamedNode(f"{iri}-selector")
        sha256 = ox.Literal(passages.digest(text[passage.start : passage.end]))
        yield ox.Triple(span, RDF_TYPE, ox.NamedNode(ETIO.Span))
        yield ox.Triple(
            span, ox.NamedNode(oa + "hasSource"), ox.NamedNode(PREFIXES["source"] + key)
        )
        yield ox.Triple(span, ox.NamedNode(oa + "hasSelector"), selector)
        yield ox.Triple(span, ox.NamedNode(ETIO.sha256), sha256)
        yield ox.Triple(selector, RDF_TYPE, ox.NamedNode(oa + "TextPositionSelector"))
        for name, place in (("start", passage.start), ("end", passage.end)):
            literal = ox.Literal(str(place), datatype=INTEGER)
            yield ox.Triple(selector, ox.NamedNode(oa + name), literal)
