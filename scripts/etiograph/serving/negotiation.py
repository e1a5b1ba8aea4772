"""Chooses what an answer is written in, by what the client accepts (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etiograph.serving.replies import RefusedError

RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^;,]*)*)")
BY_NAME = 3
RANGES = 100
"""Most media ranges that are read of one header: it is read where all requests pass."""
QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?=;|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an answer.

    Attributes:
        name: by which it goes in ``format=`` and as the ending of an address.
        kind: its media type, as the answer names it.
        kinds: media types by which it may be asked for, without parameters.
    """

    name: str
    kind: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range of the header."""

    main: str
    sub: str
    quality: float

    def fits(self, kind: str) -> int:
        """Return how closely it names a media type: 0 not at all, 3 by name."""
        main, _, sub = kind.partition("/")
        if (self.main, self.sub) == (main, sub):
            return BY_NAME
        if self.sub == "*" and self.main == main:
            return 2
        return 1 if self.main == self.sub == "*" else 0


def chosen(accept: str | None, forms: Sequence[Form]) -> Form:
    """Return the form that a client likes best; of those that it likes alike, the first.

    Args:
        accept: the header of the request; None or empty for whatever there is.
        forms: what there is, what the server likes best first.

    Raises:
        RefusedError: 406 if it takes none of them.
    """
    if not accept or not accept.strip():
        return forms[0]
    ranges = list(_ranges(accept))
    liked = [(_liked(ranges, one), one) for one in forms]
    best = max(quality for quality, _ in liked)
    if best <= 0:
        offered = ", ".join(one.kinds[0] for one in forms)
        raise RefusedError(406, "nothing that Accept names", f"accept one of {offered}")
    return next(one for quality, one in liked if quality == best)


def named(name: str, forms: Sequence[Form]) -> Form | None:
    """Return the form of a name, or of a media type; None if there is none."""
    wanted = name.lower()
    return next((one for one in forms if wanted == one.name or wanted in one.kinds), None)


def _ranges(accept: str) -> list[_Range]:
    found = []
    for part in accept.split(",", RANGES)[:RANGES]:
        match = RANGE.fullmatch(part)
        if match:
            quality = QUALITY.search(match[3])
            found.append(
                _Range(match[1].lower(), match[2].lower(), float(quality[1]) if quality else 1.0)
            )
    return found


def _liked(ranges: Sequence[_Range], form: Form) -> float:
    """Return how much a form is liked: what it is sent as, or another of its names by that name."""
    sent, *others = form.kinds
    named = (one.quality for one in ranges if any(one.fits(kind) == BY_NAME for kind in others))
    return max(_quality(ranges, sent), *named, 0.0)


def _quality(ranges: Sequence[_Range], kind: str) -> float:
    """Return how much a media type is liked: the range that names it most closely says so."""
    fitting = [(one.fits(kind), one.quality) for one in ranges if one.fits(kind)]
    return max(fitting, default=(0, 0.0))[1]
