"""Tells which of the terms in free words are said not to be there.

After NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029): a word that says no, words that look
like one and are none, and a scope that ends where something else begins. The scope is narrower
than there. It reaches the next thing that is named, and further only along a list: what is not
clearly denied counts as said, and a note says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etiograph.explaining import answers
from etiograph.explaining.negation_words import (
    ARE,
    CANNOT,
    ENDS,
    HAVING,
    HEADS,
    LACK,
    LIMITS,
    LIST_NO,
    LOOKS_LIKE,
    NO_DENIAL,
    NOUN_NO,
    OTHER_VERBS,
    OWNED,
    PHRASES,
    RELIEF,
    SUBJECTS,
    VERB_NO,
    WORKS,
)
from etiograph.explaining.phrase_words import LIGHT
from etiograph.explaining.phrases import Match
from etiograph.explaining.stems import AND, COLON, COMMA, MARK, Token


@dataclass
class _Scope:
    """An open no.

    Attributes:
        verb: whether an unknown word that follows is a verb, to which it then is a no.
        all_commas: whether commas do not end it.
        reached: whether it has reached what it denies.
        joined: whether a list goes on since then.
        word: whether what it has reached last is an unknown word.
        via_and: whether the list goes on by *and*.
        spent: whether it was a no to something else; kept for the sake of a note.
    """

    verb: bool
    all_commas: bool = False
    reached: bool = False
    joined: bool = False
    word: bool = False
    via_and: bool = False
    spent: bool = False


@dataclass
class Denials:
    """What is denied.

    Attributes:
        matches: places of the matches that are denied.
        words: places of unknown words that are denied.
        triggers: places of words that were understood as a no.
        notes: what could have been meant otherwise, in words.
    """

    matches: set[tuple[int, ...]] = field(default_factory=set)
    words: set[int] = field(default_factory=set)
    triggers: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def denials(said: Sequence[Token], found: Sequence[Match]) -> Denials:
    """Return which matches and unknown words a text denies.

    - ``no`` and ``without`` reach the next thing named, and along ``or``, ``nor`` and ``and`` the
      things after it; along commas only if an ``or`` ends the list.
    - ``not``, ``n't`` and ``never`` do so if what follows is no other verb than being, having or
      feeling: what *does not help* a pain denies no pain.
    - A no ends at a border of clauses, at *but* and its like, and where a new clause begins.
    - Two nos deny nothing: not without fever.
    - A no that stands inside a name denies it: the neck is not stiff.

    Args:
        said: tokens.
        found: matches among them, in order.
    """
    owner = {place: match for match in found for place in match.places}
    starts = frozenset(match.places[0] for match in found)
    result = Denials()
    scope: _Scope | None = None
    for place, token in enumerate(said):
        match = owner.get(place)
        if match is not None:
            if place == match.places[0]:
                scope = _at_match(result, scope, said, match, found)
            continue
        if place in result.triggers:
            continue  # part of a no that was met before
        if token.sort == MARK:
            scope = _at_mark(scope, said, place)
        elif (phrase := answers.phrase(said, place)) is not None and (
            phrase != LACK or place + len(LACK) in starts
        ):
            result.triggers |= {place, place + 1}
            open_no = scope is not None and not (scope.reached or scope.spent)
            listed = PHRASES[phrase]
            scope = None if open_no else _Scope(verb=False, all_commas=listed)
        elif token.text in VERB_NO | NOUN_NO | LIST_NO or _cannot_feel(said, place):
            scope = _at_no(result, scope, said, place)
        elif scope is not None:
            scope = _at_word(result, scope, said, place)
    return result


def _cannot_feel(said: Sequence[Token], place: int) -> bool:
    follows = said[place + 1].text if place + 1 < len(said) else ""
    return said[place].text in CANNOT and follows == "feel"


def _at_no(
    result: Denials, scope: _Scope | None, said: Sequence[Token], place: int
) -> _Scope | None:
    word = said[place].text
    following = said[place + 1].text if place + 1 < len(said) else ""
    result.triggers.add(place)
    if word in VERB_NO and following in LOOKS_LIKE:
        return None
    if word == "no" and following in NO_DENIAL:
        return None
    if word == "no" and (following == "" or (said[place + 1].sort == MARK and following != ":")):
        return None  # an answer
    if scope is not None and not (scope.reached or scope.spent) and word != "nor":
        return None
    verb = word in VERB_NO - CANNOT and not (place and said[place - 1].text in HAVING)
    return _Scope(verb and following not in ("a", "any", "the"), all_commas=word in LIST_NO)


def _at_mark(scope: _Scope | None, said: Sequence[Token], place: int) -> _Scope | None:
    if scope is None:
        return None
    if said[place].stem == AND and scope.reached:
        scope.joined = True
        return scope
    if said[place].stem == COMMA and scope.reached and (scope.all_commas or _ored(said, place)):
        scope.joined = True
        return scope
    return scope if said[place].stem == COLON and not scope.reached else None


def _ored(said: Sequence[Token], comma: int) -> bool:
    """Tell whether the list that goes on after a comma ends in 'or', with no clause between."""
    for token in said[comma + 1 :]:
        if token.text in ("or", "nor"):
            return True
        ends = token.text in SUBJECTS | ENDS | NOUN_NO | VERB_NO or token.text in HAVING
        if ends or (token.sort == MARK and token.stem != COMMA):
            return False
    return False


def _at_word(  # noqa: C901, PLR0911 - one case after the other
    result: Denials, scope: _Scope, said: Sequence[Token], place: int
) -> _Scope | None:
    """Return what is left of a no after a word that is in no match."""
    word = said[place].text
    if word in ENDS or (word in SUBJECTS and not (scope.verb and not scope.reached)):
        return None
    if word in ("or", "and"):
        scope.joined = scope.reached
        scope.via_and = word == "and"
        return scope
    if scope.spent:
        return scope
    if word in OTHER_VERBS and scope.verb:
        return _Scope(verb=True, spent=True)
    if scope.word and not scope.joined and (word in WORKS or word in OWNED):
        return _Scope(verb=True, spent=True)
    if word in HAVING:
        if scope.reached:
            return None
        scope.verb = False
        return scope
    if word in HEADS and scope.word:
        scope.reached, scope.joined, scope.word = True, False, False
        return scope
    if word in LIGHT and not (word in OTHER_VERBS and not scope.reached):
        return scope
    if scope.verb:
        return _Scope(verb=True, spent=True)
    if scope.reached and not scope.joined and not scope.word:
        return None
    result.words.add(place)
    scope.word, scope.reached = True, True
    return scope


def _at_match(  # noqa: PLR0911 - one case after the other
    result: Denials,
    scope: _Scope | None,
    said: Sequence[Token],
    match: Match,
    found: Sequence[Match],
) -> _Scope | None:
    """Return what is left of a no after a match; the match is denied where a no reaches it."""
    own = set(match.places)
    inside = [n for n in range(match.places[0], match.places[-1]) if n not in own]
    nos = [
        n
        for n in inside
        if said[n].text in VERB_NO | NOUN_NO and said[n + 1].text not in LOOKS_LIKE
    ]
    after = answers.after(said, match.places[-1] + 1, frozenset(one.places[0] for one in found))
    words = " ".join(said[n].text for n in match.places)
    if nos or after:
        result.matches.add(match.places)
        result.triggers |= {*nos, *after}
        if after:
            _back(result, said, match, found)
        return None
    if scope is None:
        return None
    following = said[match.places[-1] + 1].text if match.places[-1] + 1 < len(said) else ""
    if following in RELIEF:
        result.notes.append(f"'{words}' counts as said: the no before it is to '{following}'")
        return None
    if following == "yes":
        result.notes.append(f"'{words}' counts as said: 'yes' follows it")
        return None
    if scope.spent:
        result.notes.append(f"'{words}' counts as said: the no before it is to something else")
        return None
    if scope.reached and not scope.joined and not scope.word:
        result.notes.append(f"'{words}' counts as said: nothing joins it to the no before it")
        return None
    result.matches.add(match.places)
    if following in LIMITS:
        result.notes.append(f"'{words}' counts as ruled out, '{following}' or not")
    if scope.via_and:
        result.notes.append(
            f"'{words}' counts as ruled out: 'and' goes on with the no; 'but' ends it"
        )
    return _Scope(verb=False, all_commas=scope.all_commas, reached=True)


def _back(result: Denials, said: Sequence[Token], match: Match, found: Sequence[Match]) -> None:
    """Take the no that follows a list to what stands before in it: fever and numbness: none."""
    behind = match.places[-1] + 1
    whole = behind < len(said) and (said[behind].text in ARE or answers.leads_on(said[behind]))
    first = match.places[0]
    for one in reversed([one for one in found if one.places[-1] < first]):
        between = [t for t in said[one.places[-1] + 1 : first] if t.text not in OWNED]
        joined = all(t.text in ("and", "or") or t.stem in (AND, COMMA) for t in between)
        if not between or not joined or one.places in result.matches:
            return
        words = " ".join(said[n].text for n in one.places)
        if whole and all(t.stem != COMMA for t in between):
            result.matches.add(one.places)
        elif whole:
            result.notes.append(f"'{words}' counts as said: only a comma joins it to the no")
        first = one.places[0]
