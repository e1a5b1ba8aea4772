"""Turns a claim sheet, which quotes a document, into triples, which do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from etiograph.building.graph import RDF_TYPE
from etiograph.documents import passages, withdrawing
from etiograph.documents.passages import Passage
from etiograph.documents.sheets import QUANTITY_KEYS, Sheet
from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES, shorten

IDENTITY = ("passage", "subject", "relation", "object", "region", "population", "polarity")
SAME = ("subject", "relation", "object", "region", "population", "polarity", "evidenceStance")
"""What a claim must share with an earlier one to restate it; it may be more or less sure."""
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
DATETIME = ox.NamedNode(PREFIXES["xsd"] + "dateTime")
SILENCE = {ox.NamedNode(ETIO.silentBecause), ox.NamedNode(PREFIXES["skos"] + "editorialNote")}
DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")


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
    polarity) keeps its IRI and takes the sheet's other values; a new one takes the next number,
    which no claim ever had, withdrawn ones included. Nothing is removed, but that a passage of the
    sheet is silent only if the sheet says so, and that of a claim which the sheet withdraws only
    the IRI, the reason and the time are left.

    Raises:
        InputSyntaxError: if the sheet makes the same claim twice in one passage, makes one that it
            withdraws or withdraws one that is not there, or a claim that stands already has no
            number.
    """
    key = sheet.header["source"]
    standing = _about(existing)
    gone = withdrawing.withdrawn(existing)
    about = {iri: said for iri, said in standing.items() if iri not in gone}
    known = {tuple(v.get(name, "") for name in IDENTITY): iri for iri, v in about.items()}
    number = max((_number(key, iri) for iri in standing), default=0)
    claims: dict[str, dict[str, str]] = {}
    spans: dict[str, Passage] = {}
    for passage, values in sheet.claims:
        span = f"{PREFIXES['span']}{key}-{passage.start:05d}-{passage.end:05d}"
        spans[span] = passage
        claim = {"passage": span, **values}
        identity = tuple(claim.get(name, "") for name in IDENTITY)
        if identity not in known:
            number += 1
            known[identity] = f"{PREFIXES['claim']}{key}-{number:03d}"
        if known[identity] in claims:
            raise InputSyntaxError(
                f"sheet {key}", f"the same claim twice: {identity[1:]}", "drop one"
            )
        claims[known[identity]] = claim
    taken_back = withdrawing.triples(sheet, existing, claims)
    silent = {
        f"{PREFIXES['span']}{key}-{one.start:05d}-{one.end:05d}": (one, said)
        for one, said in sheet.silent.items()
    }
    spans |= {iri: passage for iri, (passage, _) in silent.items()}
    restates = ox.NamedNode(ETIO.restates)
    kept = [
        t
        for t in existing
        if value(t.subject) not in claims
        and value(t.subject) not in sheet.withdrawn
        and t.predicate != restates
        and not (t.predicate in SILENCE and value(t.subject) in spans)
    ]
    made = [
        *_claim_triples(claims, sheet.header),
        *taken_back,
        *_restatements({i: v for i, v in {**about, **claims}.items() if i not in sheet.withdrawn}),
        *_span_triples(spans, key, text),
        *_silence_triples({iri: said for iri, (_, said) in silent.items()}),
    ]
    stands = set(kept)
    return [*kept, *(triple for triple in made if triple not in stands)]


def _number(key: str, iri: str) -> int:
    number = iri.removeprefix(f"{PREFIXES['claim']}{key}-")
    if not re.fullmatch("[0-9]+", number):
        hint = f"call it claim:{key}- and three digits or more"
        raise InputSyntaxError(shorten(iri), "a claim without a number", hint)
    return int(number)


def _about(existing: Sequence[ox.Triple]) -> dict[str, dict[str, str]]:
    about: dict[str, dict[str, str]] = {}
    for triple in existing:
        if value(triple.subject).startswith(PREFIXES["claim"]):
            name = triple.predicate.value.removeprefix(PREFIXES["etio"])
            about.setdefault(value(triple.subject), {})[name] = value(triple.object)
    return about


def _restatements(claims: Mapping[str, Mapping[str, str]]) -> Iterable[ox.Triple]:
    first: dict[tuple[str, ...], str] = {}
    # In the order of the passages: a claim restates what the reader has read before.
    for iri in sorted(claims, key=lambda one: (claims[one].get("passage", ""), one)):
        values = claims[iri]
        said = tuple(values.get(name, "") for name in SAME)
        if values.get("voice") != ETIO.questionVoice:
            if said in first:
                target = ox.NamedNode(first[said])
                yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(ETIO.restates), target)
            first.setdefault(said, iri)


def _claim_triples(
    claims: Mapping[str, Mapping[str, str]], header: Mapping[str, str]
) -> Iterable[ox.Triple]:
    stated = {
        PREFIXES["etio"] + "statedIn": PREFIXES["source"] + header["source"],
        PREFIXES["prov"] + "wasAttributedTo": PREFIXES["agent"] + header["agent"],
        RDF_TYPE.value: ETIO.Claim,
    }
    time = ox.Literal(header["time"], datatype=DATETIME)
    for iri, values in sorted(claims.items()):
        triples = {PREFIXES["etio"] + name: value for name, value in values.items()} | stated
        for predicate, target in triples.items():
            yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), ox.NamedNode(target))
        yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(PREFIXES["prov"] + "generatedAtTime"), time)
        for name in QUANTITY_KEYS:
            if name in values:
                yield from _quantity_triples(values[name])


def _quantity_triples(iri: str) -> Iterable[ox.Triple]:
    number, _, unit = iri.removeprefix(PREFIXES["quantity"]).partition("-")
    node = ox.NamedNode(iri)
    yield ox.Triple(node, RDF_TYPE, ox.NamedNode(ETIO.Quantity))
    yield ox.Triple(node, ox.NamedNode(ETIO.value), ox.Literal(number, datatype=DECIMAL))
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
