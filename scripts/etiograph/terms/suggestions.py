"""Finds, among names, those that a mistyped name may have meant."""

from __future__ import annotations

from collections.abc import Iterable

NEAREST = 70
"""Least likeness, of 100: below it stand names that only share letters (measured on our terms)."""
WITHIN = 15
"""How much less alike than the best a name may be and still be named."""
FILLERS = frozenset({"a", "an", "in", "my", "of", "the"})


def near(words: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Return the names most like ``words``, the likest first, then by name.

    Likeness is the normalised indel similarity of rapidfuzz (Bachmann, rapidfuzz 3, after
    Levenshtein, Soviet Physics Doklady 10:707-710, 1966): the better of two readings, as typed
    and with the words sorted, so that neither their order nor ``of`` and ``the`` matter.

    Args:
        words: what was typed, folded as the names are.
        names: the names to choose from.
        most: how many to return at most.

    >>> near("neck pian", ["back pain", "headache", "neck pain"])
    ['neck pain']
    >>> near("pain in the neck", ["neck pain", "spine"])
    ['neck pain']
    >>> near("head aches", ["headache", "neck ache"])
    ['headache']
    >>> near("xyzzy", ["neck pain"])
    []
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - needed only where something went wrong

    def likeness(name: str) -> float:
        return max(fuzz.ratio(words, name), fuzz.ratio(_sorted(words), _sorted(name)))

    rated = sorted((-likeness(name), name) for name in set(names))
    floor = max(NEAREST, -rated[0][0] - WITHIN) if rated else NEAREST
    return [name for score, name in rated if -score >= floor][:most]


def _sorted(words: str) -> str:
    return " ".join(sorted(word for word in words.split() if word not in FILLERS))
