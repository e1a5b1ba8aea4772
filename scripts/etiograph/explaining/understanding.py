"""Says what free words were understood to mean: what is there, what is not, and what was lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etiograph.errors import UsageError
from etiograph.explaining import asides, negation, phrases, spelling, stems
from etiograph.explaining.index import Index
from etiograph.explaining.negation_words import (
    AFTER,
    ENDS,
    HAVING,
    HEADS,
    LIST_NO,
    NOUN_NO,
    VERB_NO,
)
from etiograph.explaining.phrase_words import BREAKS, LIGHT, STOP
from etiograph.explaining.phrases import Match
from etiograph.explaining.stems import MARK, NAME, WORD, Token
from etiograph.terms import suggestions

LONGEST = 2000
"""Characters of a question, at most: more than anybody types, less than can keep us busy."""
ASKED_ABOUT = 12
"""Unknown words for which the nearest names are looked up, at most."""
ENGLISH = LIGHT | NOUN_NO | VERB_NO | LIST_NO | AFTER
PASSED_OVER = LIGHT | BREAKS | HEADS | ENDS | HAVING


@dataclass(frozen=True, slots=True)
class Mention:
    """A term that was named.

    Attributes:
        term: IRI.
        words: the words that named it, as they were typed, in lower case.
        read_as: words read as others, each with what it was read as.
    """

    term: str
    words: str
    read_as: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that name no term.

    Attributes:
        words: as typed, in lower case.
        negated: whether they were denied.
        nearest: names of symptoms that resemble them.
    """

    words: str
    negated: bool
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What free words mean, as far as they were understood.

    Attributes:
        symptoms: those that are there, each once, in order of naming.
        ruled_out: symptoms that are said not to be there.
        beside: terms of other kinds that are there; they do not bear on the ranking.
        beside_denied: terms of other kinds that are said not to be there.
        unknown: words that name no term.
        notes: in words, where something else could have been meant.
        nearest: names of symptoms that resemble the whole text; empty where one was found.
        set_aside: terms that are named, but not said to be there now; they count for nothing.
    """

    symptoms: tuple[Mention, ...]
    ruled_out: tuple[Mention, ...] = ()
    beside: tuple[Mention, ...] = ()
    beside_denied: tuple[Mention, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    notes: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    set_aside: tuple[Mention, ...] = ()


def joined(arguments: Sequence[str]) -> str:
    """Return the arguments of a command as one text: one with blanks in it is a clause of its own.

    >>> joined(["neck pain", "tingling"]), joined(["stiff", "neck"])
    ('neck pain; tingling', 'stiff neck')
    """
    text = ""
    for before, one in zip(["", *arguments], arguments, strict=False):
        whole = any(len(part.split()) > 1 for part in (before, one))
        text += (("; " if whole else " ") if text else "") + one
    return text


def understand(index: Index, text: str) -> Understanding:
    """Return what a text means.

    Symptoms are found by their labels and other labels, in any form and order of the words; typing
    errors are put right where that is beyond doubt (``spelling``), and said so. Nothing is
    guessed: what names no term is listed. A symptom that is both said and denied counts as
    said, with a note, for leaving it out could hide what is there. What is said of the past, of
    another person or as a fear is set aside, with a note (``asides``). One that is broader than
    another that was said is taken for the same complaint in other words (my neck hurts, the
    pain is bad), with a note.

    Args:
        index: of the graph.
        text: free words, prefixed names or IRIs.

    Raises:
        UsageError: if the text has no word, or is longer than ``LONGEST`` characters.
    """
    if len(text) > LONGEST:
        hint = "name the symptoms in fewer words"
        raise UsageError("question", f"longer than {LONGEST} characters", hint)
    names = index.lexicon
    plain = stems.tokens(text)
    if all(token.sort == MARK for token in plain):
        raise UsageError("question", "empty", "name a symptom, such as neck pain")
    words = (names.vocabulary, names.felt, ENGLISH, names.same)
    said, read = spelling.corrected(plain, *words)
    found = phrases.matches(index, said)
    denied = negation.denials(said, found)
    set_aside = asides.asides(said, found, denied.matches)
    symptoms: dict[str, Mention] = {}
    ruled_out: dict[str, Mention] = {}
    beside: tuple[dict[str, Mention], dict[str, Mention]] = ({}, {})
    for match in found:
        if match.places in set_aside.matches:
            continue
        no = match.places in denied.matches
        mention = _mention(said, match, read)
        if match.term.kind != "symptom":
            beside[no].setdefault(match.term.iri, mention)
        else:
            (ruled_out if no else symptoms).setdefault(match.term.iri, mention)
    used = denied.triggers | set_aside.triggers
    general = _general(index, said, [m for m in found if m.places not in set_aside.matches], used)
    aside = {" ".join(said[n].text for n in places) for places in set_aside.matches}
    kept = [note for note in denied.notes if note.split("'")[1] not in aside]
    notes = [*kept, *set_aside.notes, *general]
    for iri in sorted(set(symptoms) & set(ruled_out)):
        notes.append(f"{index.label(iri)} is both said and ruled out: it counts as said")
        del ruled_out[iri]
    for iri in list(symptoms):
        closer = [index.label(one) for one in symptoms if iri in index.wider(one)]
        if closer:
            notes.append(f"{index.label(iri)} does not count beside {closer[0]}, a kind of it")
            del symptoms[iri]
    return Understanding(
        tuple(symptoms.values()),
        tuple(ruled_out.values()),
        tuple(beside[False].values()),
        tuple(beside[True].values()),
        tuple(_unknown(index, said, found, denied, used)),
        tuple(dict.fromkeys(notes)),
        () if symptoms else _nearest(stems.clean(text)[:80], index),
        tuple(_mention(said, m, read) for m in found if m.places in set_aside.matches),
    )


def _nearest(words: str, index: Index) -> tuple[str, ...]:
    return tuple(suggestions.near(words, index.complaints))


def _general(
    index: Index, said: Sequence[Token], found: Sequence[Match], read: Collection[int]
) -> list[str]:
    """Return a note for each symptom of one word beside a word that narrows it and is in no name.

    Knee pain is read as pain, which is more than was said.
    """
    regions = {m.places[0] for m in found if m.term.kind == "region" and len(m.places) == 1}
    used = {place for match in found for place in match.places}.union(read)
    notes = []
    for match in found:
        if match.term.kind != "symptom" or len(match.places) > 1:
            continue
        (place,) = match.places
        after = place + 1
        while after < len(said) and said[after].text in STOP:
            after += 1
        for near in (place - 1, after if after > place + 1 else -1):
            if not 0 <= near < len(said) or said[near].sort != WORD:
                continue
            lost = near not in used and said[near].text not in PASSED_OVER
            if lost or near in regions:
                notes.append(f"{index.label(match.term.iri)} is read without '{said[near].text}'")
    return notes


def _mention(said: Sequence[Token], match: Match, read: dict[int, str]) -> Mention:
    words = " ".join(said[place].text for place in match.places)
    pairs = tuple((said[place].text, read[place]) for place in match.places if place in read)
    return Mention(match.term.iri, words, pairs)


def _unknown(
    index: Index,
    said: Sequence[Token],
    found: Sequence[Match],
    denied: negation.Denials,
    read: Collection[int],
) -> list[Unknown]:
    """Return the words that are in no match and are not passed over, neighbours together."""
    used = {place for match in found for place in match.places}.union(read)
    groups: list[list[int]] = []
    for place, token in enumerate(said):
        lost = token.sort == NAME or (token.sort != MARK and token.text not in PASSED_OVER)
        if place in used or not lost:
            continue
        if groups and groups[-1][-1] == place - 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    result: dict[tuple[str, bool], Unknown] = {}
    for group in groups:
        words = " ".join(said[place].text for place in group)
        negated = any(place in denied.words for place in group)
        if (words, negated) not in result:
            near = _nearest(words, index) if len(result) < ASKED_ABOUT else ()
            result[words, negated] = Unknown(words, negated, near)
    return list(result.values())
