"""Words for people what free words were understood to mean."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from etiograph.explaining.understanding import Mention, Understanding
from etiograph.vocabulary import kind_of, shorten

MOST = 3
"""Names that are suggested, and things that are said, in one line."""
SHORT = 40
"""Characters of unknown words that are repeated in a message."""
ROW = 19
"""Columns before the words of a row."""
Labels = Mapping[str, str]


def understanding_text(understood: Understanding, labels: Labels, width: int = 100) -> str:
    """Return what was understood: one line for each sort of thing, none for what is empty."""

    def said(mentions: Iterable[Mention], *, kind: bool = False) -> list[str]:
        return [_mention(one, labels) + f", {kind_of(one.term)}" * kind for one in mentions]

    unknown = []
    for one in understood.unknown:
        near = f" (did you mean {' or '.join(one.nearest)}?)" if one.nearest else ""
        unknown.append(f'{"no " if one.negated else ""}"{one.words}"{near}')
    beside = said(understood.beside, kind=True)
    beside += [f"not {words}" for words in said(understood.beside_denied, kind=True)]
    rows = [
        ("Understood", ", ".join(said(understood.symptoms))),
        ("Ruled out", ", ".join(said(understood.ruled_out))),
        ("Also mentioned", "; ".join(beside)),
        ("Not understood", ", ".join(unknown)),
        *(("Note", note) for note in understood.notes),
    ]
    return "".join(f"{line}\n" for name, words in rows if words for line in row(name, words, width))


def nothing_understood(understood: Understanding, labels: Labels) -> str:
    """Return one line that says that no symptom was understood, what was, and what may be meant."""
    known = [*understood.ruled_out, *understood.beside, *understood.beside_denied]
    heard = [f"{labels[one.term]} is a {kind_of(one.term)}" for one in known if one.term in labels]
    heard += [f"{labels[one.term]} is ruled out" for one in understood.ruled_out]
    heard = [words for words in heard if not words.endswith(" is a symptom")]
    heard += [note for note in understood.notes if " does not count: " in note]
    lost = [f'"{_short(one.words)}" is not known' for one in understood.unknown]
    near = list(dict.fromkeys(name for one in understood.unknown for name in one.nearest))
    near = list(dict.fromkeys([*understood.nearest, *near]))[:MOST]
    hint = f"did you mean {' or '.join(near)}?" if near else "see: etiograph terms pain"
    if (understood.ruled_out or understood.set_aside) and not lost:
        hint = "name one that is there"
    what = ", ".join([*heard, *lost][:MOST])
    return f"no symptom understood{f': {what}' if what else ''}; {hint}"


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[:SHORT]}…"


def _mention(mention: Mention, labels: Labels) -> str:
    name = labels.get(mention.term, shorten(mention.term))
    read = ", ".join(f'"{typed}" read as {meant}' for typed, meant in mention.read_as)
    if read:
        return f"{name} ({read})"
    plain = mention.words == name or ":" in mention.words
    return name if plain else f'{name} ("{mention.words}")'


def row(name: str, words: str, width: int) -> list[str]:
    """Return a named row, wrapped to a width."""
    start = f"{name:<{ROW - 1}} "
    return filled(words, width, start, " " * ROW)


def filled(words: str, width: int, first: str, rest: str) -> list[str]:
    """Return words wrapped to a width, never within a word."""
    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
