"""Finds the no that follows what it denies: fever: none; headache - no; the pain went away."""

from __future__ import annotations

from collections.abc import Sequence

from etiograph.explaining.negation_words import (
    AFTER,
    AFTER_PHRASES,
    CLOSING,
    DASHES,
    HAVING,
    PHRASES,
)
from etiograph.explaining.stems import COLON, COMMA, MARK, Token


def phrase(said: Sequence[Token], place: int) -> tuple[str, str] | None:
    """Return the two words at a place that say no together, or None."""
    for words in PHRASES:
        if _says(said, place, words):
            return words
    return None


def after(said: Sequence[Token], place: int, starts: frozenset[int]) -> tuple[int, ...]:
    """Return the places of a no that follows a match, as in 'fever: none'; none if there is none.

    Args:
        said: tokens.
        place: where what follows the match begins.
        starts: where matches begin.
    """
    if place < len(said) and said[place].text == "free" and phrase(said, place) is None:
        return (place,)
    first, marked = place, False
    while place < len(said) and (said[place].text in HAVING or leads_on(said[place])):
        marked = marked or said[place].sort == MARK
        place += 1
    if place < len(said) and said[place].stem == COMMA and place == first:
        # pain, no; but not: pain, no tingling
        return (place + 1,) if _says(said, place + 1, ("no",)) and _ends(said, place + 2) else ()
    if place < len(said) and said[place].text in AFTER:
        closed = _ends(said, place + 1) or place + 1 in starts
        if closed or said[place + 1].text in CLOSING:
            return (place,)
    for words in AFTER_PHRASES:
        if not _says(said, place, words) or (words == ("n",) and not marked):
            continue
        end = place + len(words)
        if _ends(said, end) or (words != ("no",) and said[end].text in CLOSING):
            return tuple(range(place, end))
        if words == ("no",) and end in starts and _answered(said, end, starts):
            return (place,)
    return ()


def leads_on(token: Token) -> bool:
    """Tell whether a mark leads on to an answer: a colon, a dash, a bracket."""
    return token.stem == COLON or (token.sort == MARK and token.text.strip() in DASHES)


def _says(said: Sequence[Token], place: int, words: Sequence[str]) -> bool:
    return tuple(token.text for token in said[place : place + len(words)]) == tuple(words)


def _ends(said: Sequence[Token], place: int) -> bool:
    return place >= len(said) or said[place].sort == MARK


def _answered(said: Sequence[Token], place: int, starts: frozenset[int]) -> bool:
    """Tell whether what begins at a place is answered by yes or no: fever no tingling yes."""
    for n in range(place + 1, len(said)):
        if said[n].text in ("yes", "no"):
            return _ends(said, n + 1) or n + 1 in starts
        if n in starts or said[n].sort == MARK:
            return False
    return False
