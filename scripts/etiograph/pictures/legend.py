"""Draws what stands around a picture: title, key, notice, and which graph it is of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from etiograph.notice import NOTICE
from etiograph.pictures import lettering, palette, svg
from etiograph.pictures.layout import Box
from etiograph.pictures.svg import Markup
from etiograph.walking.causal import Step

MARGIN = 24.0
ROW = 30.0
SAMPLE = 46.0
SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the key explains: a sample, drawn from its left end and middle, and words."""

    sample: Callable[[float, float], Markup]
    words: str


def heading(title: str, below: str) -> tuple[list[Markup], float]:
    """Return the title of a picture and the line below it, and where the picture may begin."""
    y = 18.0
    parts = []
    for line in lettering.wrap(title, svg.WIDTH - 2 * MARGIN, 20, bold=True, lines=2):
        y += 24
        parts.append(svg.text(line, MARGIN, y, 20, bold=True))
    for line in lettering.wrap(below, svg.WIDTH - 2 * MARGIN, 14, lines=3):
        y += 20
        parts.append(svg.text(line, MARGIN, y, 14, fill=palette.QUIET))
    return parts, y + 28


def key(rows: Sequence[Sequence[Item]], top: float) -> tuple[list[Markup], float]:
    """Return the key, each group of items beginning a row, and where it ends."""
    rule = {"x1": MARGIN, "x2": svg.WIDTH - MARGIN, "y1": top, "y2": top, "stroke": "#b0b0b0"}
    parts = [svg.element("line", rule)]
    y = top - ROW * 0.2
    for items in filter(None, rows):
        x, y = MARGIN, y + ROW
        for item in items:
            wide = SAMPLE + 8 + lettering.width(item.words, SIZE)
            if x > MARGIN and x + wide > svg.WIDTH - MARGIN:
                x, y = MARGIN, y + ROW
            parts += [item.sample(x, y), svg.text(item.words, x + SAMPLE + 8, y + 4.5, SIZE)]
            x += wide + 26
    return [svg.group({"class": "key"}, parts)], y + ROW * 0.6


def foot(stamp: str, top: float) -> tuple[list[Markup], float]:
    """Return the notice and the graph's digest, and the height of the whole picture."""
    y = top + 18
    parts = [svg.text(NOTICE, MARGIN, y, SIZE, bold=True)]
    if stamp:
        right = svg.WIDTH - MARGIN
        parts.append(svg.text(stamp, right, y, 12, anchor="end", fill=palette.QUIET))
    return parts, y + 18


def voices(count: int, x: float, y: float) -> Markup:
    """Return the number of publishers, in a circle around x, y."""
    circle = {"cx": x, "cy": y, "r": 7.6, "fill": palette.PAPER, "stroke": svg.INK}
    return Markup(
        svg.element("circle", circle) + svg.text(str(count), x, y + 4.2, 12, anchor="middle")
    )


def of_steps(
    steps: Sequence[Step], kinds: Sequence[str], *, thin: str = "", links_back: bool = False
) -> list[list[Item]]:
    """Return what the key of causal steps explains: certainties, marks, and kinds that occur.

    Args:
        steps: those in the picture.
        kinds: kinds of the terms in the picture.
        thin: what thin grey lines are; empty where there are none.
        links_back: whether some line leads from right to left.
    """
    items = [_certainty(rank) for rank in sorted(palette.LINES, reverse=True)]
    if any(len(step.publishers) > 1 for step in steps):
        items.append(Item(_counted, "publishers that say so, if more than one"))
    if any(step.disputed for step in steps):
        items.append(Item(partial(_marked, palette.denied), "denied by a claim"))
    if any(step.doubted for step in steps):
        items.append(Item(partial(_marked, palette.doubted), "left open by a claim"))
    if any(step.limited for step in steps):
        said_of = "said of a part of the body, some people, or a degree only"
        items.append(Item(partial(_marked, palette.limited), said_of))
    if links_back:
        items.append(Item(_returns, "leads back to the left"))
    if thin:
        items.append(Item(_thin, thin))
    return [items, [_kind(one) for one in kinds]]


def _certainty(rank: int) -> Item:
    def sample(x: float, y: float) -> Markup:
        length, _ = palette.head(rank)
        line = {"d": f"M{x},{y} L{x + SAMPLE - length + 1},{y}", **palette.stroke(rank)}
        return Markup(svg.element("path", line) + palette.arrow(x + SAMPLE, y, rank))

    return Item(sample, palette.LINES[rank].word)


def _kind(name: str) -> Item:
    def sample(x: float, y: float) -> Markup:
        return palette.box(name, Box(x + 6, y - 10, 38, 20))

    return Item(sample, name)


def _counted(x: float, y: float) -> Markup:
    return voices(2, x + SAMPLE - 10, y)


def _marked(mark: Callable[[float, float], Markup], x: float, y: float) -> Markup:
    line = {"d": f"M{x},{y} L{x + SAMPLE},{y}", **palette.stroke(4)}
    return Markup(svg.element("path", line) + mark(x + SAMPLE / 2, y))


def _thin(x: float, y: float) -> Markup:
    return svg.element("path", {"d": f"M{x},{y} L{x + SAMPLE},{y}", **palette.thin()})


def _returns(x: float, y: float) -> Markup:
    line = {"d": f"M{x + 8},{y} L{x + SAMPLE},{y}", **palette.stroke(4)}
    return Markup(svg.element("path", line) + palette.arrow(x, y, 4, left=True))
