"""Finds the terms that free words name: the longest name first, in any order, across small gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etiograph.explaining.index import Index
from etiograph.explaining.names import KINDS, Lexicon, Name, Term
from etiograph.explaining.phrase_words import (
    ADJECTIVES,
    BETWEEN,
    BREAKS,
    FEELING,
    FOLLOWING,
    JOINS,
    LIGHT,
    NO_COMPLAINTS,
    STOP,
)
from etiograph.explaining.stems import COMMA, MARK, NAME, WORD, Token

PAIR = 2
"""Words of a name that can share one with a neighbour."""
WIDEST_GAP = 2
"""Unknown words that may stand inside a name."""
FARTHEST = 12
"""Words from the first to the last of a name, at most."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in words.

    Attributes:
        term: the term.
        places: places of its words among the tokens, sorted.
        stems: what was looked for.
    """

    term: Term
    places: tuple[int, ...]
    stems: tuple[str, ...]


def matches(index: Index, said: Sequence[Token]) -> list[Match]:
    """Return the terms that tokens name, none sharing a word with another, in order.

    Longer names go first, then those with fewer unknown words between theirs, then those whose
    words are the very ones of the name. A symptom is found in any order of its words, unless small
    words hold its name together (``SMALL``); anything else only as its name is written.
    """
    names = index.lexicon
    stems = [names.canonical(token.stem) if token.sort == WORD else "" for token in said]
    found = [_identified(index, token, place) for place, token in enumerate(said)]
    taken = {match.places[0] for match in found if match}
    chosen = [match for match in found if match]
    tried = []
    for place, stem in enumerate(stems):
        for name in names.by_stem.get(stem, ()):
            if name.fixed:
                fitting = _fit_fixed(name, said, stems, place)
            else:
                fitting = _fit(name, said, stems, place, names)
            if fitting and _complete(name, said, stems, fitting[0][-1], names):
                places, gap = fitting
                exact = {said[n].text for n in places} <= name.words
                rank = (-len(name.stems), gap, not exact, KINDS.index(name.term.kind), place)
                tried.append((rank, name.term.iri, Match(name.term, places, name.stems)))
    for _, _, match in sorted(tried, key=lambda one: one[:2]):
        if not taken & set(match.places):
            taken |= set(match.places)
            chosen.append(match)
    return sorted(_shared(names, said, stems, chosen), key=lambda match: match.places)


def _identified(index: Index, token: Token, place: int) -> Match | None:
    iri = index.counterparts.get(token.stem, token.stem)
    known = token.sort == NAME and iri in index.terms
    return Match(index.terms[iri], (place,), (token.stem,)) if known else None


def _fit(
    name: Name, said: Sequence[Token], stems: Sequence[str], start: int, names: Lexicon
) -> tuple[tuple[int, ...], int] | None:
    """Return the places of a name's words from a place on, and the unknown words between."""
    symptom = name.term.kind == "symptom"
    wanted = Counter(name.stems)
    places: list[int] = []
    gap = 0
    for place in range(start, min(start + FARTHEST, len(said))):
        token, stem = said[place], stems[place]
        if token.sort != WORD:
            return None
        if wanted[stem] and (symptom or stem == name.stems[len(places)]):
            wanted[stem] -= 1
            places.append(place)
            if len(places) == len(name.stems):
                return tuple(places), gap
        elif token.text in BREAKS or (not symptom and token.text not in STOP):
            return None
        elif token.text not in LIGHT:
            gap += 1
            if stem in names.vocabulary or gap > WIDEST_GAP:
                return None
    return None


def _fit_fixed(
    name: Name, said: Sequence[Token], stems: Sequence[str], start: int
) -> tuple[tuple[int, ...], int] | None:
    """Return the places of a name's words as they are written, with nothing between but degrees."""
    places: list[int] = []
    for place in range(start, min(start + FARTHEST, len(said))):
        if stems[place] == name.stems[len(places)]:
            places.append(place)
            if len(places) == len(name.stems):
                return tuple(places), 0
        elif said[place].text not in BETWEEN:
            return None
    return None


def _complete(
    name: Name, said: Sequence[Token], stems: Sequence[str], last: int, names: Lexicon
) -> bool:
    """Tell whether a name that could go on has ended: no feeling of what, depressed what."""
    open_ended = name.fixed and name.stems[0] in ("no", FEELING)
    if said[last].text == "mg" and last and said[last - 1].text.isdigit():
        return False  # milligrams
    if len(name.stems) == 1 and said[last].text in NO_COMPLAINTS:
        return name.term.label == said[last].text
    if not open_ended and said[last].text not in ADJECTIVES:
        return True
    if last + 1 == len(said) or said[last + 1].sort == MARK:
        return True
    return said[last + 1].text in FOLLOWING or stems[last + 1] in names.same


def _shared(
    names: Lexicon, said: Sequence[Token], stems: Sequence[str], chosen: Sequence[Match]
) -> list[Match]:
    """Return matches with those added that share a word: neck and back pain, pain in X and Y.

    Only parts of the body share a word so, and only if the shared word stands at the outer end of
    the list: in *neck pain and back stiffness*, nothing is said of pain in the back.
    """
    found = {match.places: match for match in chosen}
    waiting = [
        match for match in chosen if match.term.kind == "symptom" and len(match.stems) == PAIR
    ]
    while waiting:
        whole = waiting.pop()
        for part in [m for m in found.values() if m.term.kind == "region" and len(m.places) == 1]:
            (place,) = part.places
            shared = stems[whole.places[-1 if place < whole.places[0] else 0]]
            wanted = sorted((stems[place], shared))
            near = names.by_stem.get(stems[place], ())
            fitting = [n for n in near if n.term.kind == "symptom" and sorted(n.stems) == wanted]
            if len({name.term.iri for name in fitting}) == 1 and _listed(said, place, whole.places):
                found[part.places] = Match(fitting[0].term, part.places, fitting[0].stems)
                waiting.append(Match(fitting[0].term, _with(place, whole.places), ()))
    return list(found.values())


def _with(place: int, whole: Sequence[int]) -> tuple[int, ...]:
    """Return a list that has become one word longer: the shared word stays at its outer end."""
    return (place, whole[-1]) if place < whole[0] else (whole[0], place)


def _listed(said: Sequence[Token], part: int, whole: Sequence[int]) -> bool:
    """Tell whether a word is listed with a match: joined by 'and' or 'or', or by a comma before."""
    before = part < whole[0]
    first, last = (part, whole[0]) if before else (whole[-1], part)
    between = [token for token in said[first + 1 : last] if token.text not in STOP]
    if len(between) != 1:
        return False
    if between[0].stem != COMMA:
        return between[0].text in JOINS
    rest = said[last + 1 : whole[-1]] if before else said[part + 1 : part + 3]
    return any(token.text in JOINS for token in rest)
