"""Measures, cleans and wraps text for pictures, in the font that they are set in.

Advance widths are read from the bundled TrueType files (tables ``cmap``, ``hmtx``: OpenType
specification, ISO/IEC 14496-22), so that a box fits its words on every machine.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path

FAMILY = "Source Sans Pro"
REGULAR, BOLD = "SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf"
SMALLEST = 12
"""Smallest size of text, in pixels of a picture 1,200 pixels wide."""
LONGEST = 400
"""Most characters of a label that are looked at; the rest could never be shown."""
UNKNOWN = 1.1
"""Width, in em, of a character that the font lacks: as wide as the widest usual one."""
ELLIPSIS = "…"


def files() -> list[Path]:
    """Return the font files that pictures are set in: regular, then semibold."""
    folder = resources.files("font_source_sans_pro") / "files"
    return [Path(str(folder / name)) for name in (REGULAR, BOLD)]


def clean(words: str) -> str:
    r"""Return words on one line, without control, direction and unassigned characters.

    >>> clean("neck\u202e  pain\x00")
    'neck pain'
    """
    kept = (" " if c.isspace() else c for c in words)
    return " ".join("".join(c for c in kept if unicodedata.category(c)[0] != "C").split())


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are at a font size, in the unit of the size; kerning is left out."""
    advances = _advances(bold)
    return size * sum(advances.get(ord(character), UNKNOWN) for character in words)


def wrap(words: str, room: float, size: float, *, bold: bool = False, lines: int = 4) -> list[str]:
    """Return words in lines that fit the room; what is beyond the last line ends in an ellipsis.

    A word that is wider than the room is broken with a hyphen.

    Args:
        words: one label.
        room: greatest width of a line.
        size: font size.
        bold: whether it is set in semibold.
        lines: most lines.
    """
    text = clean(words)
    cut = text[:LONGEST]
    found = [""]
    for word in cut.split(" "):
        joined = f"{found[-1]} {word}".strip()
        if width(joined, size, bold=bold) <= room:
            found[-1] = joined
            continue
        pieces = _pieces(word, room, size, bold=bold)
        found[-1:] = [*filter(None, found[-1:]), *pieces]
    if len(found) > lines or len(text) > len(cut):
        found = found[:lines]
        while found[-1] and width(found[-1] + ELLIPSIS, size, bold=bold) > room:
            found[-1] = found[-1][:-1].rstrip()
        found[-1] += ELLIPSIS
    return found


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return a word in pieces that fit the room, each but the last with a hyphen."""
    pieces = [""]
    hyphen = width("-", size, bold=bold)
    wide = 0.0
    for place, character in enumerate(word):
        more = width(character, size, bold=bold)
        left = 0.0 if place == len(word) - 1 else hyphen
        if pieces[-1] and wide + more + left > room:
            pieces[-1] += "-"
            pieces.append("")
            wide = 0.0
        pieces[-1] += character
        wide += more
    return pieces


@cache
def _advances(bold: bool) -> dict[int, float]:  # noqa: FBT001 - a key of the cache
    """Return the advance width of each character that the font has, in em."""
    data = files()[bold].read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for number in range(count):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        tables[tag] = start
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    glyphs = _glyphs(data, tables[b"cmap"])

    def advance(glyph: int) -> float:
        place = tables[b"hmtx"] + 4 * min(glyph, metrics - 1)
        return float(struct.unpack_from(">H", data, place)[0]) / float(units)

    return {character: advance(glyph) for character, glyph in glyphs.items()}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return the glyph of each character of the basic plane (a ``cmap`` of format 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    starts = {}
    for number in range(count):
        platform, encoding, start = struct.unpack_from(">HHL", data, cmap + 4 + 8 * number)
        starts[platform, encoding] = cmap + start
    table = starts[3, 1]
    (twice,) = struct.unpack_from(">H", data, table + 6)
    segments = twice // 2
    ends, firsts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", data, table + 14 + twice * part + (2 if part else 0))
        for part in range(4)
    )
    found = {}
    for place in range(segments):
        for character in range(firsts[place], min(ends[place], 0xFFFE) + 1):
            glyph = character
            if offsets[place]:
                base = table + 16 + 3 * twice + 2 * place
                at = base + offsets[place] + 2 * (character - firsts[place])
                (glyph,) = struct.unpack_from(">H", data, at)
            glyph = (glyph + deltas[place]) & 0xFFFF if glyph or not offsets[place] else 0
            if glyph:
                found[character] = glyph
    return found
