"""Draws the whole graph by kind: how many terms, and what is claimed from which kind to which."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import chain

from etiograph.notice import NOTICE
from etiograph.pictures import layering, layout, legend, lettering, palette, svg
from etiograph.pictures.causal_picture import LINE, MARGIN, curve
from etiograph.pictures.kinds import Kinds
from etiograph.pictures.svg import Markup

TITLE = "What the graph claims, by kind"
LAYERS = {
    "food": 0,
    "factor": 0,
    "intervention": 0,
    "test": 0,
    "study": 0,
    "nutrient": 1,
    "population": 1,
    "analyte": 1,
    "deficiency": 2,
    "mechanism": 3,
    "condition": 3,
    "function": 3,
    "symptom": 4,
    "region": 4,
    "organization": 4,
}
"""Place of each kind from left to right: from what is taken or done to what is felt, and where."""
FEWEST = 10
"""Fewest claims from one kind to another for which a line is drawn."""
SPOKEN = 5
"""Fewest claims for which a group of relations is named on a line; the others are counted."""
BOX, LABEL, SIZE = 106.0, 76.0, 12.0
LEADS = (3.0, 14.0)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two kinds with a line between them, the words on it, and how many claims it stands for."""

    start: str
    end: str
    words: tuple[str, ...]
    claims: int

    @property
    def label(self) -> str:
        return f"{self.start} to {self.end}"

    @property
    def width(self) -> float:
        return 1 + 0.55 * math.sqrt(self.claims)


def picture(found: Kinds, stamp: str) -> str:
    """Return the SVG of the graph by kind, 1,200 pixels wide.

    Each kind is a group with ``data-kind``, each line one with ``data-from``, ``data-to`` and
    ``data-claims``.
    """
    kinds = [one for one in LAYERS if one in found.terms]
    pairs = [
        _Pair(start, end, _words(found, start, end), number)
        for (start, end), number in found.pairs.items()
        if number >= FEWEST and LAYERS[start] != LAYERS[end]
    ]
    inside = {one: _inside(found, one) for one in kinds}
    given = {one: 2 * LAYERS[one] for one in kinds}
    links: list[layering.Link] = []
    sizes = {one: (BOX, 56 + len(inside[one]) * SIZE * LINE) for one in kinds}
    for pair in pairs:
        given[pair.label] = 2 * min(LAYERS[pair.start], LAYERS[pair.end]) + 1
        sizes[pair.label] = (LABEL, len(pair.words) * SIZE * LINE + 4)
        links += [(pair.start, pair.label), (pair.label, pair.end)]
    placed = layout.place(
        layering.layering([*kinds, *(pair.label for pair in pairs)], links, given=given),
        links,
        sizes,
        (MARGIN, svg.WIDTH - MARGIN),
    )
    head, top = legend.heading(TITLE, _below(found, pairs))
    most = max(found.terms.values())
    boxes = [
        _box(one, found.terms[one], inside[one], _down(placed.boxes[one], top), most)
        for one in kinds
    ]
    lines = [
        _line(pair, placed.routes[2 * n : 2 * n + 2], placed, top) for n, pair in enumerate(pairs)
    ]
    key, bottom = legend.key([_key(found, most)], top + placed.height + 26)
    foot, height = legend.foot(stamp, bottom)
    parts = [*head, *lines, *boxes, *key, *foot]
    return svg.document(height, TITLE, f"{_below(found, pairs)} {NOTICE}", parts)


def _down(box: layout.Box, top: float) -> layout.Box:
    return replace(box, y=box.y + top)


def _words(found: Kinds, start: str, end: str) -> tuple[str, ...]:
    """Return the lines of a label: each group of relations with its claims, the most first."""
    said = {name: n for (one, name, two), n in found.claims.items() if (one, two) == (start, end)}
    spoken = sorted((n, name) for name, n in said.items() if n >= SPOKEN)[::-1]
    others = sum(n for n in said.values() if n < SPOKEN)
    lines = [f"{name} {n:,}" for n, name in spoken] + ([f"other {others}"] if others else [])
    return tuple(chain.from_iterable(lettering.wrap(line, LABEL - 4, SIZE) for line in lines))


def _inside(found: Kinds, name: str) -> list[str]:
    """Return what is said between terms of a kind, or of kinds in the same layer."""
    said = []
    for (start, end), number in found.pairs.items():
        if start == name and number >= FEWEST and LAYERS[start] == LAYERS[end]:
            other = "among themselves" if end == name else f"to {end}"
            said += lettering.wrap(f"{number:,} {other}", BOX - 2 * palette.CUT, SIZE)
    return said


def _below(found: Kinds, pairs: list[_Pair]) -> str:
    total = sum(found.pairs.values())
    drawn = sum(number for number in found.pairs.values() if number >= FEWEST)
    few = sum(number < FEWEST for number in found.pairs.values())
    return (
        f"{total:,} claims, {sum(found.terms.values())} terms. A line leads from the kind of the "
        f"subject to that of the object. Drawn are {drawn:,}, in {len(pairs)} lines and inside "
        "the boxes; left out "
        f"are {total - drawn:,} claims between {few} pairs of kinds with fewer than {FEWEST} each."
    )


def _box(name: str, terms: int, inside: list[str], at: layout.Box, most: int) -> Markup:
    middle = at.x + at.width / 2
    block = 40 + len(inside) * SIZE * LINE
    y = at.y + (at.height - block) / 2 + 13
    bar = {"x": at.x + 14, "y": y + 24, "height": 5, "fill": svg.INK}
    parts = [
        svg.words("title", f"{name}: {terms} terms"),
        palette.box(name, at),
        svg.text(name, middle, y, 14, bold=True, anchor="middle"),
        svg.text(f"{terms} terms", middle, y + 17, SIZE, anchor="middle"),
        svg.element("rect", {**bar, "width": (at.width - 28) * terms / most}),
    ]
    y += 30
    for line in inside:
        y += SIZE * LINE
        parts.append(svg.text(line, middle, y, SIZE, anchor="middle"))
    return svg.group({"class": "kind", "data-kind": name}, parts)


def _line(
    pair: _Pair, routes: tuple[layout.Route, ...], placed: layout.Layout, top: float
) -> Markup:
    """Return the line of a pair: up to its label, the label, and on from there, with the head."""
    parts = [svg.words("title", f"{pair.start} to {pair.end}: {pair.claims} claims")]
    half = pair.width / 2 + 3
    length = 6 + half
    for number, route in enumerate(routes):
        one, two = route.link[::-1] if route.back else route.link
        level = palette.on_sides(route, (one, placed.boxes[one]), (two, placed.boxes[two]))
        points = [(x, y + top) for x, y in level]
        if number:
            (x, y) = points[0] if route.back else points[-1]
            base = x + length if route.back else x - length
            corners = ((x, y), (base, y - half), (base, y + half))
            head = " ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners)
            parts.append(svg.element("polygon", {"points": head, "fill": palette.QUIET}))
            if route.back:
                points[0] = (base - 1, y)
            else:
                points[-1] = (base + 1, y)
        stroke = {"fill": "none", "stroke": palette.QUIET, "stroke-width": pair.width}
        parts.append(svg.element("path", {"d": curve(points, LEADS), **stroke}))
    at = _down(placed.boxes[pair.label], top)
    y = at.y + (at.height - len(pair.words) * SIZE * LINE) / 2 - 3
    for line in pair.words:
        y += SIZE * LINE
        parts.append(svg.text(line, at.x + at.width / 2, y, SIZE, anchor="middle"))
    mark = {
        "class": "line",
        "data-from": pair.start,
        "data-to": pair.end,
        "data-claims": pair.claims,
    }
    return svg.group(mark, parts)


def _key(found: Kinds, most: int) -> list[legend.Item]:
    def wide(claims: int) -> legend.Item:
        def sample(x: float, y: float) -> Markup:
            line = {"x1": x, "x2": x + legend.SAMPLE, "y1": y, "y2": y, "stroke": palette.QUIET}
            return svg.element("line", {**line, "stroke-width": _Pair("", "", (), claims).width})

        return legend.Item(sample, f"{claims} claims")

    def bar(x: float, y: float) -> Markup:
        area = {"x": x, "y": y - 2.5, "width": legend.SAMPLE, "height": 5, "fill": svg.INK}
        return svg.element("rect", area)

    top = max(found.pairs.values(), default=FEWEST)
    items = [wide(number) for number in (FEWEST, 100, top) if number <= top]
    return [*items, legend.Item(bar, f"in a box: its terms, of at most {most}")]
