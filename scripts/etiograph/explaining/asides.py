"""Tells which of the terms in free words are said of another time or person, or not for sure.

After ConText (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002), which asks of what is named in
a clinical text whether it is denied, recent, hypothetical, and the patient's own. Here, what is
not clearly there and now is set aside, and a note says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from etiograph.explaining.aside_words import (
    ASKED,
    BEFORE,
    BEHIND,
    FEARED,
    GROWN,
    LITTLE,
    MAYBE,
    MOST_BEFORE,
    OWNERS,
    PAST,
    PEOPLE,
    PERFECT,
    QUESTIONS,
    REASONS,
    SAYING,
    SELF,
    STATES,
    THINGS,
    WISHED,
)
from etiograph.explaining.negation_words import ENDS, HAVING
from etiograph.explaining.phrases import Match
from etiograph.explaining.stems import BORDER, COMMA, MARK, Token

FIRST = frozenset(cue[0] for cues in (BEFORE, BEHIND, MAYBE) for cue in cues)


@dataclass
class Asides:
    """What is set aside.

    Attributes:
        matches: places of the matches that count for nothing.
        triggers: places of words that were understood as the cause of it.
        notes: what was set aside and why, in words.
    """

    matches: set[tuple[int, ...]] = field(default_factory=set)
    triggers: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Text:
    said: Sequence[Token]
    found: Sequence[Match]
    denied: AbstractSet[tuple[int, ...]]


def asides(
    said: Sequence[Token], found: Sequence[Match], denied: AbstractSet[tuple[int, ...]]
) -> Asides:
    """Return which matches are named, but not said to be there now and of the one who asks.

    A cue reaches to the end of its clause: a mark other than a comma, a comma unless the list goes
    on with *and* or *or*, or a word such as *but* or *I*.

    Args:
        said: tokens.
        found: matches among them, in order.
        denied: places of the matches that are denied: of these, only another's are set aside.
    """
    result = Asides()
    text = _Text(said, found, denied)
    owned = {place for match in found for place in match.places}
    for place in range(len(said)):
        if place not in owned or said[place].text in HAVING:
            _at_place(result, text, place)
    for match in found:
        last = match.places[-1] + 1
        if match.term.kind == "symptom" and last < len(said) and said[last].text in THINGS:
            _put(result, said, match, f"'{said[last].text}' is named after it")
    for place in range(len(said)):
        cue = _cue(said, place, MAYBE)
        if cue is not None and place not in result.triggers:
            _maybe(result, text, place, cue)
    return result


def _at_place(result: Asides, text: _Text, place: int) -> None:
    said = text.said
    if said[place].text in PEOPLE and place and said[place - 1].text in OWNERS:
        _others(result, said, text.found, place)
        return
    if _rather_than(said, place):
        _forward(result, text, place, ("than",))
    for cues, put in ((BEFORE, _forward), (BEHIND, _backward)):
        cue = _cue(said, place, cues)
        if cue is not None:
            put(result, text, place, cue)


def _cue(
    said: Sequence[Token], place: int, cues: dict[tuple[str, ...], str]
) -> tuple[str, ...] | None:
    if said[place].text not in FIRST:
        return None
    fitting = [
        c
        for c in cues
        if c != ("than",) and tuple(t.text for t in said[place : place + len(c)]) == c
    ]
    return max(fitting, key=len, default=None)


def _put(result: Asides, said: Sequence[Token], match: Match, why: str) -> None:
    if match.places not in result.matches:
        words = " ".join(said[place].text for place in match.places)
        result.matches.add(match.places)
        result.notes.append(f"'{words}' does not count: {why}")


def _end(said: Sequence[Token], place: int, found: Sequence[Match], ends: Collection[str]) -> int:
    """Return where the clause ends that goes on at a place."""
    owned = {n for match in found for n in match.places}
    first = place
    reached = False
    while place < len(said):
        token = said[place]
        reached = reached or place in owned
        if token.sort == MARK and token.stem not in (COMMA, "&", "-"):
            return place
        if token.stem == COMMA and not (reached and _goes_on(said, place)):
            return place
        if token.text in ends and place not in owned and place > first:
            return place
        place += 1
    return place


def _goes_on(said: Sequence[Token], comma: int) -> bool:
    """Tell whether a list goes on after a comma, up to an 'and' or 'or', with no new clause."""
    for token in said[comma + 1 :]:
        if token.text in ("and", "or"):
            return True
        if token.text in SELF | ENDS | {"now", "no", "not"} or (
            token.sort == MARK and token.stem != COMMA
        ):
            return False
    return False


def _forward(
    result: Asides,
    text: _Text,
    place: int,
    cue: tuple[str, ...],
) -> None:
    said, found, denied = text.said, text.found, text.denied
    start = place + len(cue)
    reason = BEFORE.get(cue, "")
    if reason == FEARED and start < len(said) and said[start].text in ("my", "this", "these"):
        return  # afraid of my pain: it is there
    before = said[place - 1].text if place else ""
    if reason == ASKED and before in QUESTIONS:
        return  # why am I tired: I am
    if cue == ("used", "to") and (before in GROWN or not _is_state(said, found, start)):
        return  # I got used to it, it is used to treat
    why = REASONS.get(reason, "it is said of another person")
    end = _end(said, start, found, (set() if reason == WISHED else SELF) | ENDS | {"now"})
    hit = [m for m in found if start <= m.places[0] < min(end, start + MOST_BEFORE)]
    # A no of little stands inside a name, too: my neck is not very stiff.
    around = [m for m in found if m.places[0] < place < m.places[-1]]
    for match in [*hit, *around] if reason == LITTLE else hit:
        if (match.places in denied) is (reason == WISHED) or reason in (LITTLE, "family"):
            _put(result, said, match, f"{why} ('{' '.join(cue)}')")
            result.triggers |= set(range(place, start))


def _rather_than(said: Sequence[Token], place: int) -> bool:
    """Tell whether a 'than' belongs to a 'rather' before: rather tired than anxious."""
    near = [token.text for token in said[max(place - 6, 0) : place]]
    return said[place].text == "than" and "rather" in near


def _is_state(said: Sequence[Token], found: Sequence[Match], place: int) -> bool:
    begins = any(match.places[0] == place for match in found)
    return begins or (place < len(said) and said[place].text in STATES)


def _backward(
    result: Asides,
    text: _Text,
    place: int,
    cue: tuple[str, ...],
) -> None:
    said, found, denied = text.said, text.found, text.denied
    end = place + len(cue)
    if cue[-1] == "past" and end < len(said) and said[end].sort != MARK:
        return  # in the past week
    for match in reversed(found):
        last = match.places[-1]
        between = said[last + 1 : place] if last < place else []
        if last >= place or match.places in denied:
            continue
        if any(token.stem in (COMMA, BORDER) or token.text in ENDS for token in between):
            return
        _put(result, said, match, f"{REASONS[BEHIND[cue]]} ('{' '.join(cue)}')")
        result.triggers |= set(range(place, end))


def _others(result: Asides, said: Sequence[Token], found: Sequence[Match], place: int) -> None:
    end = _end(said, place + 1, found, SELF | SAYING | {"because"})
    for match in found:
        if place < match.places[0] < end:
            _put(result, said, match, f"it is said of another ('{said[place].text}')")
            result.triggers.add(place)


def _maybe(
    result: Asides,
    text: _Text,
    place: int,
    cue: tuple[str, ...],
) -> None:
    said, found, denied = text.said, text.found, text.denied
    if MAYBE[cue] == PAST and len(cue) == 1 and place and said[place - 1].text in PERFECT:
        return  # I have had
    start = place + len(cue)
    end = _end(said, start, found, SELF - {"my"} | ENDS)
    for match in found:
        past_own = match.places[0] < place < match.places[-1]
        if match.places in denied | result.matches or match.term.kind != "symptom":
            continue
        if past_own or start <= match.places[0] < end:
            words = " ".join(said[n].text for n in match.places)
            result.notes.append(
                f"'{words}' counts as said, though {REASONS[MAYBE[cue]]} ('{' '.join(cue)}')"
            )
            result.triggers |= set(range(place, start))
