"""Draws causal paths from left to right: what is short, what that leads to, the symptom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from etiograph.notice import NOTICE
from etiograph.pictures import layering, layout, legend, lettering, palette, svg
from etiograph.pictures.drawing import Drawing
from etiograph.pictures.svg import Markup
from etiograph.vocabulary import kind_of, shorten
from etiograph.walking.causal import Step
from etiograph.walking.path_words import limited

MARGIN = 24.0
LINE = 1.22
"""Height of a line of text, in font sizes."""
KIND_SIZE = 12.0
NARROWEST, WIDEST = 92.0, 168.0
SHORT_LEAD, HEAD_LEAD = 6.0, 12.0
"""How far lines stay level where they leave a layer, and where they reach one."""
MARK = 18.0
"""Room that a mark takes on a line."""
GAP = 72.0
"""Distance of two layers that leaves room for curves and numbers."""
BEND = 8.0
"""Least width of a curve between two layers."""


def picture(drawing: Drawing) -> str:
    """Return the SVG of a drawing, 1,200 pixels wide; the same bytes for the same drawing.

    Each box is a group with the IRI of its term as ``data-iri``, each step one with ``data-from``,
    ``data-to`` and ``data-certainty``, both with a ``title`` that a pointer shows.
    """
    links = [(short, start) for start, short in drawing.nutrients.items()]
    steps = {(s.subject, s.object): s for s in drawing.steps}
    links += [link for link in steps if link[0] != link[1]]
    links += drawing.kinds
    names = list(dict.fromkeys([*drawing.nutrients.values(), *drawing.starts, *drawing.terms]))
    first = 1 if drawing.nutrients else 0
    found = layering.layering(
        names,
        links,
        ranked=[*drawing.nutrients.values(), *drawing.starts],
        last=drawing.ends,
        least=dict.fromkeys(drawing.starts, first),
    )
    layers = len(found.layers)
    room = svg.WIDTH - 2 * MARGIN
    gap = max(GAP, SHORT_LEAD + BEND + HEAD_LEAD + MARK * _most_marks(drawing))
    width = min(max((room - (layers - 1) * gap) / layers, NARROWEST), WIDEST)
    wrapped = {name: _lines(drawing, name, width) for name in names}
    sizes = {name: (width, _height(lines)) for name, lines in wrapped.items()}
    placed = layout.place(found, links, sizes, (MARGIN, svg.WIDTH - MARGIN))
    head, top = legend.heading(drawing.title, subtitle(drawing))
    boxes = [_box(drawing, name, wrapped[name], placed.boxes[name], top) for name in names]
    apart = (room - layers * width) / max(layers - 1, 1)
    pitch = (apart - SHORT_LEAD - BEND - HEAD_LEAD) / max(_most_marks(drawing), 1)
    drawn = _Drawn(drawing, placed, top, min(MARK, pitch))
    routes = [_route(drawn, steps.get(route.link), route) for route in placed.routes]
    low = top + placed.height + 26
    there = {kind_of(name) for name in names}
    kinds = [one for one in palette.FILLS if one in there]
    items = legend.of_steps(
        drawing.steps, kinds, thin=_thin(drawing), links_back=bool(found.back & set(steps))
    )
    key, bottom = legend.key(items, low)
    foot, height = legend.foot(drawing.stamp, bottom)
    parts = [*head, *routes, *boxes, *key, *foot]
    return svg.document(height, drawing.title, f"{subtitle(drawing)}. {_told(drawing)}", parts)


def subtitle(drawing: Drawing) -> str:
    """Return how much of what there is a picture shows."""
    ways = f"{drawing.shown} of {drawing.found} paths" if drawing.found > 1 else "The only path"
    if drawing.ways:
        counting = f"{drawing.found} {'way that counts' if drawing.found == 1 else 'counted ways'}"
        ways = f"{counting} of {drawing.ways}"
        if drawing.shown < drawing.found:
            ways = f"{drawing.shown} of the {ways}"
    order = ", the surest first, as many as fit" if drawing.shown < drawing.found else ""
    counts = f"{len(drawing.terms)} terms, {len(drawing.steps)} steps"
    return f"{ways}{order}: {counts}"


def _told(drawing: Drawing) -> str:
    """Return the steps in words, for who hears the picture."""
    said = []
    for step in drawing.steps:
        ends = (drawing.labels[step.subject], drawing.labels[step.object])
        notes = [palette.LINES[step.certainty].word]
        notes += ["denied by a claim"] if step.disputed else []
        notes += ["left open by a claim"] if step.doubted else []
        notes += ["with a limit only"] if step.limited else []
        said.append(f"{ends[0]} to {ends[1]} ({', '.join(notes)})")
    labels = drawing.labels
    said += [f"{labels[one]} is a kind of {labels[wider]}" for one, wider in drawing.kinds]
    return "; ".join(said) + f". {NOTICE}"


def _lines(drawing: Drawing, name: str, width: float) -> list[str]:
    bold = name in drawing.starts or name in drawing.ends
    room = palette.room(kind_of(name), width)
    return lettering.wrap(drawing.labels[name], room, _size(width), bold=bold)


def _size(width: float) -> float:
    return 14.0 if width > 120 else 13.0  # noqa: PLR2004 - pixels


def _height(lines: list[str]) -> float:
    return KIND_SIZE * LINE + len(lines) * 14 * LINE + 12


def _box(drawing: Drawing, name: str, lines: list[str], at: layout.Box, top: float) -> Markup:
    asked = name in drawing.starts or name in drawing.ends
    size = _size(at.width)
    head = kind_of(name)
    if name in drawing.starts and len(drawing.starts) > 1:
        head = f"{drawing.starts.index(name) + 1}. {head}"
    middle = at.x + at.width / 2
    block = KIND_SIZE * LINE + len(lines) * size * LINE
    y = top + at.y + (at.height - block) / 2 + KIND_SIZE * 0.95
    words = [svg.text(head, middle, y, KIND_SIZE, anchor="middle", fill=palette.KIND)]
    for line in lines:
        y += size * LINE
        words.append(svg.text(line, middle, y, size, bold=asked, anchor="middle"))
    outline = palette.box(kind_of(name), replace(at, y=top + at.y), bold=asked)
    tip = svg.words("title", f"{drawing.labels[name]} ({shorten(name)})")
    mark = {"class": "term", "data-iri": name, "data-kind": kind_of(name)}
    return svg.group(mark, [tip, outline, *words])


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A drawing with its places: how far down it begins, and how far apart marks on a line are."""

    drawing: Drawing
    placed: layout.Layout
    top: float
    pitch: float

    @property
    def leads(self) -> layout.Point:
        """How far lines stay level where they leave a layer, and where they reach one."""
        return (SHORT_LEAD, HEAD_LEAD + self.pitch * _most_marks(self.drawing))


def _marks(step: Step) -> list[Callable[[float, float], Markup]]:
    """Return what draws each mark on the line of a step, from its head backwards."""
    voices = len(step.publishers)
    marks = (
        (voices > 1, partial(legend.voices, voices)),
        (bool(step.disputed), palette.denied),
        (bool(step.doubted), palette.doubted),
        (step.limited, palette.limited),
    )
    return [mark for shown, mark in marks if shown]


def _most_marks(drawing: Drawing) -> int:
    return max(len(_marks(step)) for step in drawing.steps)


def _thin(drawing: Drawing) -> str:
    """Return what the thin grey lines of a picture are."""
    words = ["nutrient that is short"] if drawing.nutrients else []
    return "; ".join([*words, "kind of"] if drawing.kinds else words)


def _route(drawn: _Drawn, step: Step | None, route: layout.Route) -> Markup:
    drawing = drawn.drawing
    one, two = route.link[::-1] if route.back else route.link
    boxes = drawn.placed.boxes
    points = [
        (x, y + drawn.top)
        for x, y in palette.on_sides(route, (kind_of(one), boxes[one]), (kind_of(two), boxes[two]))
    ]
    if step is None:
        line = {"d": curve(points, drawn.leads), **palette.thin()}
        broader = route.link in drawing.kinds
        of = {"data-from": route.link[0], "data-to": route.link[1]}
        mark = {"class": "kind-of" if broader else "short", **of}
        means = "is a kind of the symptom asked about" if broader else "the nutrient that is short"
        tip = svg.words("title", f"{means}; no claim")
        return svg.group(mark, [tip, svg.element("path", line)])
    length = palette.head(step.certainty)[0] - 1
    (x, y), (end, level) = points[0], points[-1]
    leads = drawn.leads
    if route.back:
        shaft, tip_at = [(x + length, y), *points[1:]], (x, y)
    else:
        shaft, tip_at = [*points[:-1], (end - length, level)], (end, level)
        leads = (leads[0], leads[1] - length)
    parts = [
        _tip(drawing, step),
        svg.element("path", {"d": curve(shaft, leads), **palette.stroke(step.certainty)}),
        palette.arrow(*tip_at, step.certainty, left=route.back),
    ]
    at = route.points[-1][0] - HEAD_LEAD - drawn.pitch / 2
    parts += [mark(at - n * drawn.pitch, level) for n, mark in enumerate(_marks(step))]
    shown: dict[str, object] = {
        "class": "step",
        "data-from": step.subject,
        "data-to": step.object,
        "data-certainty": palette.LINES[step.certainty].word,
        "data-denied": "true" if step.disputed else None,
        "data-doubted": "true" if step.doubted else None,
        "data-limited": "true" if step.limited else None,
        "data-back": "true" if route.back else None,
    }
    return svg.group(shown, parts)


def _tip(drawing: Drawing, step: Step) -> Markup:
    ends = drawing.labels[step.subject], drawing.labels[step.object]
    denied = f"; denied by {', '.join(map(shorten, step.disputed))}" if step.disputed else ""
    doubted = f"; left open by {', '.join(map(shorten, step.doubted))}" if step.doubted else ""
    said = ", ".join(limited(one, lambda iri: drawing.labels.get(iri, iri)) for one in step.backing)
    sure = palette.LINES[step.certainty].word
    return svg.words("title", f"{ends[0]} to {ends[1]}, {sure}: {said}{denied}{doubted}")


def curve(points: list[layout.Point], leads: layout.Point) -> str:
    """Return the path of a line through points: level at each, bent between the layers.

    Args:
        points: as a route has them.
        leads: how far the line stays level after each bend's left end, and before its right one.
    """
    (x, y), *_ = points
    parts = [f"M{svg.number(x)},{svg.number(y)}"]
    for (x, y), (right, level) in pairwise(points):
        if y != level:
            begin, end = svg.number(x + leads[0]), svg.number(right - leads[1])
            middle = svg.number((x + leads[0] + right - leads[1]) / 2)
            one, two = svg.number(y), svg.number(level)
            parts.append(f"L{begin},{one} C{middle},{one} {middle},{two} {end},{two}")
        parts.append(f"L{svg.number(right)},{svg.number(level)}")
    return " ".join(parts)
