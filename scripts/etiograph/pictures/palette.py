"""Says how pictures show kinds and certainties: by shape, border and line first, then by colour.

Colours are those of Okabe and Ito, Color universal design (2008), thinned so that words on them
keep a contrast of at least 7 to 1; without colour, shape and line still tell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from etiograph.pictures.layout import Box, Point, Route
from etiograph.pictures.svg import INK, Markup, element
from etiograph.vocabulary import CERTAINTIES

CUT = 9.0
"""How far corners are cut, sides slant and points reach."""
ROUND = 22.0
"""How far corners are rounded where nothing else tells a kind."""
QUIET = "#595959"
"""Grey of what is said beside; 7 to 1 on white."""
KIND = "#404040"
"""Grey of the kind above a label; 7 to 1 on every fill."""
DENIED = "#b34700"
"""Vermilion, darkened to 5.5 to 1 on white."""
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Line:
    """How sure a step is, as it is drawn: a word, width in pixels, and dashes."""

    word: str
    width: float
    dashes: str | None


LINES = {
    5: Line(CERTAINTIES[5], 4.2, None),
    4: Line(CERTAINTIES[4], 2, None),
    3: Line(CERTAINTIES[3], 2, "9 4"),
    2: Line(CERTAINTIES[2], 1.8, "5 5"),
    1: Line(CERTAINTIES[1], 1.8, "1.8 4"),
}
"""By rank of certainty."""

FILLS = {
    "nutrient": "#bfe7db",
    "deficiency": "#f9e0ad",
    "mechanism": "#d5edfa",
    "condition": "#f2dde9",
    "symptom": "#fbf8cc",
    "factor": "#e6e6e6",
    "intervention": "#f6d7c3",
}
"""By kind; other kinds are white."""


PADDING = {"mechanism": 10.0, "symptom": 15.0, "condition": 12.0, "nutrient": 16.0}
"""How much narrower than its box a label is, by kind; other boxes have slanted sides."""


def room(kind: str, width: float) -> float:
    """Return how wide a label may be in a box of a kind."""
    return width - PADDING.get(kind, 2 * CUT + 4)


def box(kind: str, at: Box, *, bold: bool = False) -> Markup:
    """Return the outline of a box of a kind, filled; bold for what was asked about."""
    style = {
        "fill": FILLS.get(kind, PAPER),
        "stroke": INK,
        "stroke-width": 2.8 if bold else 1.2,
    }
    x, y, width, height = at.x, at.y, at.width, at.height
    corners = _corners(kind, at)
    if corners:
        points = " ".join(f"{round(a, 2)},{round(b, 2)}" for a, b in corners)
        return element("polygon", {"points": points, **style})
    round_by = {"nutrient": min(height / 2, ROUND), "symptom": 10.0}.get(kind, 0.0)
    shape = {"x": x, "y": y, "width": width, "height": height, "rx": round_by}
    outline = element("rect", {**shape, **style})
    if kind != "symptom":
        return outline
    inner = {
        "x": x + 3.5,
        "y": y + 3.5,
        "width": width - 7,
        "height": height - 7,
        "rx": 7,
        "fill": "none",
        "stroke": INK,
        "stroke-width": 0.8,
    }
    return Markup(outline + element("rect", inner))


def _corners(kind: str, at: Box) -> list[tuple[float, float]]:
    """Return the corners of a shape that is no rectangle; none for one that is."""
    x, y, cut = at.x, at.y, CUT
    right, low, middle = x + at.width, y + at.height, y + at.height / 2
    if kind == "deficiency":
        return [
            (x + cut, y),
            (right - cut, y),
            (right, middle),
            (right - cut, low),
            (x + cut, low),
            (x, middle),
        ]
    if kind == "condition":
        return [
            (x + cut, y),
            (right - cut, y),
            (right, y + cut),
            (right, low - cut),
            (right - cut, low),
            (x + cut, low),
            (x, low - cut),
            (x, y + cut),
        ]
    if kind == "factor":
        return [(x + cut, y), (right, y), (right - cut, low), (x, low)]
    if kind == "intervention":
        return [(x, y), (right - cut, y), (right, y + cut), (right, low), (x, low)]
    return []


def inset(kind: str, from_top: float, height: float, *, left: bool) -> float:
    """Return how far inside its rectangle the side of a box is, at a distance from its top."""
    part = min(max(from_top / height, 0.0), 1.0)
    if kind == "deficiency":
        return CUT * abs(2 * part - 1)
    if kind == "factor":
        return CUT * (1 - part if left else part)
    if kind == "condition":
        return max(0.0, CUT - from_top, CUT - height + from_top)
    if kind == "nutrient":
        by = min(height / 2, ROUND)
        beyond = max(0.0, by - from_top, by - height + from_top)
        return by - math.sqrt(max(by * by - beyond * beyond, 0.0))
    return 0.0


def on_sides(route: Route, left: tuple[str, Box], right: tuple[str, Box]) -> list[Point]:
    """Return the points of a route, its ends moved to where the sides of two boxes really are.

    Args:
        route: from ``left`` to ``right``.
        left: kind and box at its left end.
        right: kind and box at its right end.
    """
    (x, y), (end, level) = route.points[0], route.points[-1]
    x -= inset(left[0], y - left[1].y, left[1].height, left=False)
    end += inset(right[0], level - right[1].y, right[1].height, left=True)
    return [(x, y), *route.points[1:-1], (end, level)]


def stroke(certainty: int) -> dict[str, object]:
    """Return the attributes of the line of a step."""
    line = LINES[certainty]
    return {
        "fill": "none",
        "stroke": INK,
        "stroke-width": line.width,
        "stroke-dasharray": line.dashes,
    }


def thin() -> dict[str, object]:
    """Return the attributes of a line that is no claim's."""
    return {"fill": "none", "stroke": QUIET, "stroke-width": 1}


def arrow(x: float, y: float, certainty: int, *, left: bool = False) -> Markup:
    """Return an arrow head whose point is at x, y."""
    length, half = head(certainty)
    base = x + length if left else x - length
    points = f"{x:.2f},{y:.2f} {base:.2f},{y - half:.2f} {base:.2f},{y + half:.2f}"
    return element("polygon", {"points": points, "fill": INK})


def head(certainty: int) -> tuple[float, float]:
    """Return how long an arrow head is, and half its width."""
    return (12.0, 6.5) if certainty == max(LINES) else (9.0, 4.5)


def denied(x: float, y: float, half: float = 8.0) -> Markup:
    """Return the mark of what some claim denies: a diamond with a cross, around x, y."""
    arm = 0.4 * half
    cross = (
        f"M{x - arm:.2f},{y - arm:.2f} L{x + arm:.2f},{y + arm:.2f} "
        f"M{x - arm:.2f},{y + arm:.2f} L{x + arm:.2f},{y - arm:.2f}"
    )
    return _diamond((x, y), half, cross, DENIED)


def doubted(x: float, y: float, half: float = 8.0) -> Markup:
    """Return the mark of what some claim leaves open: a diamond with ?, around x, y."""

    def at(right: float, down: float) -> str:
        return f"{x + right * half:.2f},{y + down * half:.2f}"

    bow = f"C{at(-0.25, -0.62)} {at(0.3, -0.62)} {at(0.3, -0.25)}"
    stem = f"C{at(0.3, -0.02)} {at(0, -0.02)} {at(0, 0.22)}"
    mark = f"M{at(-0.25, -0.22)} {bow} {stem} M{at(0, 0.4)} L{at(0, 0.58)}"
    return _diamond((x, y), half, mark, INK)


def on_the_way(x: float, y: float) -> Markup:
    """Return the mark of what is contested on the way to it: a small empty diamond."""
    return _diamond((x, y), 5.0, "", QUIET)


def limited(x: float, y: float) -> Markup:
    """Return the mark of what is said with a limit only: a square, half filled, around x, y."""
    half = 5.5
    square = {"x": x - half, "y": y - half, "width": 2 * half, "height": 2 * half}
    corners = f"{x - half:.2f},{y - half:.2f} {x - half:.2f},{y + half:.2f} {x:.2f},{y + half:.2f}"
    line = {"fill": PAPER, "stroke": INK, "stroke-width": 1.4}
    filled = f"M{corners} L{x:.2f},{y - half:.2f} Z"
    return Markup(element("rect", {**square, **line}) + element("path", {"d": filled, "fill": INK}))


def _diamond(middle: Point, half: float, inside: str, colour: str) -> Markup:
    x, y = middle
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    points = " ".join(f"{a:.2f},{b:.2f}" for a, b in corners)
    line = {"stroke": colour, "stroke-width": max(0.225 * half, 1.2)}
    outline = element("polygon", {"points": points, "fill": PAPER, **line})
    return Markup(outline + (element("path", {"d": inside, "fill": "none", **line}) * bool(inside)))
