"""Reads a curator's claim sheet, which quotes a document, strictly.

A sheet stays outside the project. It holds ``key: value`` lines (``source``, ``agent``,
``time``), then passages (``> first words ... last words``), each followed by its claims::

    subject relation object; certainty; region=neck; frequency=often

A passage that makes no claim has ``silent REASON`` instead, and may have a note behind a
semicolon. A claim is taken back by its number, anywhere in the sheet::

    withdraw claim:999-017; why, in our own words; isReplacedBy=claim:999-018

Terms go by the last part of their IRI (``neck-pain``), with the kind before it where two kinds
share a name (``symptom:stiffness``). Further words: ``denied``, ``lacking``, a voice
(``heading``, ``question``, ``expert``, ``study``, ``table``), ``evidence=ECO:0000033``,
``population=``, ``comparedWith=``, ``outcome=``, ``severity=``, ``study=``, ``quantity=3 month``,
``duration=3 month``. Lines that start with ``#`` are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etiograph.documents import passages
from etiograph.documents.passages import Passage
from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading
from etiograph.vocabulary import CERTAINTIES, ETIO, PREFIXES, expand, shorten

SUREST_FIRST = CERTAINTIES[:0:-1]
VOICES = ("article", "expert", "heading", "question", "study", "table")
TERM_KEYS = ("region", "population", "comparedWith", "outcome", "study")
VALUE_KEYS = ("frequency", "severity")
QUANTITY_KEYS = ("quantity", "duration")
KEYS = (*TERM_KEYS, *VALUE_KEYS, *QUANTITY_KEYS, "evidence")
AUTHOR_STATEMENT = "ECO:0000034"
CLAIM_LINE = re.compile(r"(?P<subject>\S+) (?P<relation>\w+) (?P<object>[^\s;]+)(?P<rest>(;.*)?)")


WITHDRAWAL = re.compile(
    r"withdraw (?P<claim>claim:\d{3,}-\d{3,})\s*;\s*(?P<because>[^;]*[^;\s])\s*"
    r"(;\s*isReplacedBy=(?P<by>claim:\d{3,}-\d{3,})\s*)?"
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a claim is taken back, and the IRI of the claim that replaces it, or nothing."""

    because: str
    replaced_by: str


@dataclass(slots=True)
class Sheet:
    """A sheet as read: its keys, and for each claim its passage and its values by property.

    A passage without claims has its reason, and a note or nothing, in ``silent``; what is taken
    back stands in ``withdrawn``, by the IRI of the claim.
    """

    header: dict[str, str] = field(default_factory=dict)
    claims: list[tuple[Passage, dict[str, str]]] = field(default_factory=list)
    silent: dict[Passage, tuple[str, str]] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)


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
        elif line.startswith("withdraw "):
            iri, withdrawal = _withdrawal(where, line)
            sheet.withdrawn[iri] = withdrawal
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
    _check(f"{path}", sheet, terms)
    return sheet


def _check(where: str, sheet: Sheet, terms: Mapping[str, Collection[str]]) -> None:
    """Check what can be told only when the whole sheet is read."""
    _key(where, sheet)
    for passage in sheet.silent.keys() & {one for one, _ in sheet.claims}:
        what = f"the passage at {passage.start} is silent and makes claims"
        raise InputSyntaxError(where, what, "drop one of them")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", sheet.header["time"]):
        raise InputSyntaxError(where, "'time' is no time", "write 2026-01-31T00:00:00Z")
    if PREFIXES["agent"] + sheet.header["agent"] not in terms:
        hint = "describe it in ontology/terms/agents.ttl"
        raise InputSyntaxError(where, f"no agent {sheet.header['agent']}", hint)


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


def _withdrawal(where: str, line: str) -> tuple[str, Withdrawal]:
    found = WITHDRAWAL.fullmatch(line)
    if not found:
        hint = "write: withdraw claim:NNN-NNN; why; isReplacedBy=claim:NNN-NNN (or nothing)"
        raise InputSyntaxError(where, "not a withdrawal", hint)
    if found["claim"] == found["by"]:
        hint = "name another claim, or leave isReplacedBy out"
        raise InputSyntaxError(where, f"{found['claim']} replaces itself", hint)
    by = str(expand(found["by"])) if found["by"] else ""
    return str(expand(found["claim"])), Withdrawal(found["because"], by)


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
        raise InputSyntaxError(where, "no certainty", f"add one of {', '.join(SUREST_FIRST)}")
    if values["voice"] == ETIO.questionVoice and values["certainty"] != ETIO.speculative:
        raise InputSyntaxError(where, "a question that is not speculative", "write speculative")
    return values


def _word(where: str, word: str, slugs: Mapping[str, Sequence[str]]) -> dict[str, str]:
    plain = {
        **{name: {"certainty": getattr(ETIO, name)} for name in SUREST_FIRST},
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
