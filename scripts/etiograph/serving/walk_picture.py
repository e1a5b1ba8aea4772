"""Lays out what leads to a term and what follows, as boxes that can be walked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etiograph.site import material
from etiograph.site.facts import Facts
from etiograph.site.sayings import Said
from etiograph.vocabulary import CERTAINTIES, ETIO

COLUMNS, MOST = 3, 9
BOX_WIDTH, BOX_HEIGHT, GAP, BETWEEN, EDGE = 248, 44, 14, 96, 8
LETTERS, SPOKEN = 34, 200
"""Letters of a label that fit into a box, and that are read aloud."""


@dataclass(frozen=True, slots=True)
class Box:
    """A term: where it stands, where it leads, and how it is said."""

    column: int
    row: int
    x: int
    y: int
    words: str
    how: str
    spoken: str
    address: str
    sort: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one box to another, as a path of SVG; its sort says how surely."""

    shape: str
    sort: str


@dataclass(frozen=True, slots=True)
class Walk:
    """The boxes around a term, and how many found no place."""

    width: int
    height: int
    boxes: Sequence[Box]
    lines: Sequence[Line]
    more_before: int
    more_after: int
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class _Near:
    term: str
    relation: str
    claims: int
    surest: int


def walk(
    facts: Facts, term: str, said: Sequence[Said], address: Callable[[str], str]
) -> Walk | None:
    """Return what leads to a term and what follows, or None where nothing is said to.

    Args:
        facts: labels.
        term: IRI.
        said: the claims that name it; only those are taken that affirm that one leads to another.
        address: gives the address of a term.
    """
    leading = [one for one in said if ETIO.leadsTo in material.above(facts, one.relation)]
    before = _near(facts, [one for one in leading if one.object == term], back=True)
    after = _near(facts, [one for one in leading if one.subject == term], back=False)
    if not before and not after:
        return None
    rows = max(1, *(min(len(many), MOST) for many in (before, after)))
    height = 2 * EDGE + rows * (BOX_HEIGHT + GAP) - GAP
    middle = (height - BOX_HEIGHT) // 2
    width = 2 * EDGE + COLUMNS * BOX_WIDTH + (COLUMNS - 1) * BETWEEN
    boxes, lines = [], []
    for column, many in ((0, before[:MOST]), (2, after[:MOST])):
        top = (height - (len(many) * (BOX_HEIGHT + GAP) - GAP)) // 2
        for row, one in enumerate(many):
            x, y = _left(column), top + row * (BOX_HEIGHT + GAP)
            boxes.append(_box(facts, one, (column, row, x, y), address))
            lines.append(_line(column, y, middle, one.surest))
    label = facts.label(term)
    here = _cut(label), "", _cut(label, SPOKEN)
    boxes.append(Box(1, 0, _left(1), middle, *here, address(term), "here"))
    boxes.sort(key=lambda box: (box.column, box.row))
    rest = (max(0, len(many) - MOST) for many in (before, after))
    return Walk(width, height, boxes, lines, *rest)


def _near(facts: Facts, said: Sequence[Said], *, back: bool) -> list[_Near]:
    found: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        if one.stance == "affirms":
            found.setdefault((one.subject if back else one.object, one.relation), []).append(one)
    near = [
        _Near(term, relation, len(claims), max(_rank(facts, one.certainty) for one in claims))
        for (term, relation), claims in found.items()
    ]
    first: dict[str, _Near] = {}
    for each in sorted(near, key=lambda one: (-one.claims, -one.surest, one.term, one.relation)):
        first.setdefault(each.term, each)
    return list(first.values())


def _rank(facts: Facts, certainty: str) -> int:
    return int(facts.one(certainty, ETIO.rank) or 1)


def _box(
    facts: Facts,
    one: _Near,
    place: tuple[int, int, int, int],
    address: Callable[[str], str],
) -> Box:
    column, row, x, y = place
    label, relation = (_cut(facts.label(iri), SPOKEN) for iri in (one.term, one.relation))
    how = f"{relation} ({one.claims})"
    claims = f"{one.claims} claim{'s' * (one.claims != 1)}"
    spoken = f"{label}, which {relation} this" if column == 0 else f"this {relation} {label}"
    return Box(
        column,
        row,
        x,
        y,
        _cut(label),
        _cut(how),
        f"{spoken}; {claims}, {CERTAINTIES[one.surest]} at most",
        address(one.term),
        "near",
    )


def _line(column: int, y: int, middle: int, surest: int) -> Line:
    here, there = y + BOX_HEIGHT // 2, middle + BOX_HEIGHT // 2
    if column == 0:
        x1, y1, x2, y2 = _left(0) + BOX_WIDTH, here, _left(1), there
    else:
        x1, y1, x2, y2 = _left(1) + BOX_WIDTH, there, _left(2), here
    bend = (x1 + x2) // 2
    return Line(f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}", f"certainty-{surest}")


def _left(column: int) -> int:
    return EDGE + column * (BOX_WIDTH + BETWEEN)


def _cut(words: str, most: int = LETTERS) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
