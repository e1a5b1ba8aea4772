"""Lays out what leads to a term and what follows, as boxes that can be walked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etiograph.site import material
from etiograph.site.facts import Facts
from etiograph.site.sayings import Said
from etiograph.vocabulary import CERTAINTIES, ETIO

COLUMNS = 3
MOST, FEW = 9, 5
"""Boxes on either side, and above or below."""
BOX_WIDTH, BOX_HEIGHT, GAP, BETWEEN, EDGE = 248, 44, 14, 96, 8
NARROW, WIDTH, BOW = 272, 320, 36
"""Width of a box and of the whole where boxes stand below each other, and of the widest line."""
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
    """The boxes around a term, and how many found no place.

    Attributes:
        layout: ``wide``, or ``narrow`` for a phone.
        sides: where what leads to the term stands, and what follows.
    """

    layout: str
    sides: tuple[str, str]
    width: int
    height: int
    box_width: int
    boxes: Sequence[Box]
    lines: Sequence[Line]
    more_before: int
    more_after: int
    box_height: int = BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class _Near:
    term: str
    relation: str
    claims: int
    surest: int


def walks(
    facts: Facts, term: str, said: Sequence[Said], address: Callable[[str], str]
) -> list[Walk]:
    """Return what leads to a term and what follows, for wide screens and for narrow ones.

    Args:
        facts: labels.
        term: IRI.
        said: the claims that name it; only those are taken that affirm that one leads to another.
        address: gives the address of a term.

    Returns:
        Nothing, where nothing is said to lead to it or to follow.
    """
    leading = [one for one in said if ETIO.leadsTo in material.above(facts, one.relation)]
    before = _near(facts, [one for one in leading if one.object == term], back=True)
    after = _near(facts, [one for one in leading if one.subject == term], back=False)
    if not before and not after:
        return []
    around = _Around(facts, term, before, after, address)
    return [_wide(around), _narrow(around)]


@dataclass(frozen=True, slots=True)
class _Around:
    """A term, what leads to it, and what follows."""

    facts: Facts
    term: str
    before: Sequence[_Near]
    after: Sequence[_Near]
    address: Callable[[str], str]

    def more(self, most: int) -> tuple[int, int]:
        """Return how many find no place before and after, where so many do."""
        return max(0, len(self.before) - most), max(0, len(self.after) - most)

    def here(self, column: int, row: int, x: int, y: int) -> Box:
        """Return the box of the term itself."""
        label = self.facts.label(self.term)
        words = _cut(label), "", _cut(label, SPOKEN)
        return Box(column, row, x, y, *words, self.address(self.term), "here")


def _wide(around: _Around) -> Walk:
    """Let what leads to a term stand on the left, what follows on the right."""
    before, after = around.before[:MOST], around.after[:MOST]
    height = _stacked(max(1, len(before), len(after)))
    middle = (height - BOX_HEIGHT) // 2
    boxes, lines = [around.here(1, 0, _left(1), middle)], []
    for column, many in ((0, before), (2, after)):
        top = (height - _stacked(len(many))) // 2 + EDGE
        for row, one in enumerate(many):
            y = top + row * (BOX_HEIGHT + GAP)
            boxes.append(_box(around, one, (column, row, _left(column), y), leads=column == 0))
            lines.append(_line(column, y, middle, one.surest))
    boxes.sort(key=lambda box: (box.column, box.row))
    width = 2 * EDGE + COLUMNS * BOX_WIDTH + (COLUMNS - 1) * BETWEEN
    sides = "on the left", "on the right"
    return Walk("wide", sides, width, height, BOX_WIDTH, boxes, lines, *around.more(MOST))


def _narrow(around: _Around) -> Walk:
    """Let what leads to a term stand above it, what follows below."""
    before, after = around.before[:FEW], around.after[:FEW]
    boxes, lines = [], []
    for row, one in enumerate([*before, None, *after]):
        y = EDGE + row * (BOX_HEIGHT + GAP)
        if one is None:
            boxes.append(around.here(0, row, EDGE, y))
            continue
        boxes.append(_box(around, one, (0, row, EDGE, y), leads=row < len(before)))
        lines.append(_bow(row, len(before), one.surest))
    height = _stacked(len(boxes))
    sides = "above", "below"
    return Walk("narrow", sides, WIDTH, height, NARROW, boxes, lines, *around.more(FEW))


def _stacked(rows: int) -> int:
    """Return the height of so many boxes below each other."""
    return 2 * EDGE + rows * (BOX_HEIGHT + GAP) - GAP


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


def _box(around: _Around, one: _Near, place: tuple[int, int, int, int], *, leads: bool) -> Box:
    facts = around.facts
    label, relation = (_cut(facts.label(iri), SPOKEN) for iri in (one.term, one.relation))
    how = f"{relation} ({one.claims})"
    claims = f"{one.claims} claim{'s' * (one.claims != 1)}"
    spoken = f"{label}, which {relation} this" if leads else f"this {relation} {label}"
    return Box(
        *place,
        _cut(label),
        _cut(how),
        f"{spoken}; {claims}, {CERTAINTIES[one.surest]} at most",
        around.address(one.term),
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


def _bow(row: int, middle: int, surest: int) -> Line:
    """Return a line along the right side; the farther the two boxes, the wider it bends."""
    right = EDGE + NARROW
    y1, y2 = (EDGE + one * (BOX_HEIGHT + GAP) + BOX_HEIGHT // 2 for one in (row, middle))
    bend = right + BOW * (1 + abs(row - middle)) // (1 + FEW) * 4 // 3  # a curve goes 3/4 as far
    return Line(f"M{right} {y1}C{bend} {y1} {bend} {y2} {right} {y2}", f"certainty-{surest}")


def _left(column: int) -> int:
    return EDGE + column * (BOX_WIDTH + BETWEEN)


def _cut(words: str, most: int = LETTERS) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
