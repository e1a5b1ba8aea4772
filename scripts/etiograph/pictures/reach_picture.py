"""Draws which deficiency is said to reach which symptom, as a table of shaded cells."""

from __future__ import annotations

from dataclasses import dataclass

from etiograph.notice import NOTICE
from etiograph.pictures import legend, lettering, palette, svg
from etiograph.pictures.legend import Item
from etiograph.pictures.reach import Cell, Reach
from etiograph.pictures.svg import Markup
from etiograph.vocabulary import shorten

TITLE = "Which deficiency is said to lead to which symptom"
NAMES = 268.0
"""Width of the column of the symptoms' names."""
ROW = 28.0
SHADES = {5: "#0072b2", 4: "#8fc3df", 3: "#c9e1ef", 2: "#e6f1f8", 1: "#f6fafc"}
"""By rank of certainty: blue of Okabe and Ito, and tints of it; lighter is less sure."""
MARK = 18.0
ROOMY = 96.0
"""Width of a cell from which on it has room for words beside its marks."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell is: upper left corner, and width."""

    x: float
    y: float
    width: float


def picture(found: Reach, stamp: str) -> str:
    """Return the SVG of the table, 1,200 pixels wide.

    Each cell is a group with ``data-deficiency``, ``data-symptom`` and ``data-certainty``.
    """
    head, top = legend.heading(TITLE, _below(found))
    wide = (svg.WIDTH - 2 * legend.MARGIN - NAMES) / max(len(found.deficiencies), 1)
    across = {iri: legend.MARGIN + NAMES + n * wide for n, iri in enumerate(found.deficiencies)}
    headings, y = _headings(found, across, wide, top - 8)
    down = {iri: y + n * ROW for n, iri in enumerate(found.symptoms)}
    parts = [*head, *headings, *_rows(found, down)]
    for symptom in found.symptoms:
        for deficiency in found.deficiencies:
            cell = found.cells.get((deficiency, symptom))
            at = _Place(across[deficiency], down[symptom], wide)
            parts.append(_cell(found, deficiency, symptom, at) if cell else _empty(at))
    key, bottom = legend.key(_key(found), y + len(down) * ROW + 18)
    foot, height = legend.foot(stamp, bottom)
    return svg.document(height, TITLE, f"{_below(found)} {NOTICE}", [*parts, *key, *foot])


def _below(found: Reach) -> str:
    paths = sum(cell.steps > 0 for cell in found.cells.values())
    direct = sum(cell.claims > 0 for cell in found.cells.values())
    said = (
        f"{paths} pairs are joined by a path of one to six steps, {direct} of them directly. "
        "Those with the most paths come first. "
        "An empty cell: no path; silence says neither yes nor no. "
    )
    if not found.unreached:
        return said
    names = ", ".join(found.labels[iri] for iri in found.unreached)
    return f"{said}Not said to lead to any symptom: {names}."


def _headings(
    found: Reach, across: dict[str, float], wide: float, top: float
) -> tuple[list[Markup], float]:
    lines = {iri: lettering.wrap(found.labels[iri], wide - 8, 13, bold=True) for iri in across}
    most = max((len(one) for one in lines.values()), default=0)
    parts = []
    for iri, words in lines.items():
        y = top + (most - len(words)) * 16
        for line in words:
            y += 16
            parts.append(svg.text(line, across[iri] + wide / 2, y, 13, bold=True, anchor="middle"))
        number = sum(c.steps > 0 for pair, c in found.cells.items() if pair[0] == iri)
        symptoms = f"{number} symptom{'' if number == 1 else 's'}"
        middle = across[iri] + wide / 2
        parts.append(svg.text(symptoms, middle, y + 17, 12, anchor="middle", fill=palette.QUIET))
    return parts, top + most * 16 + 26


def _rows(found: Reach, down: dict[str, float]) -> list[Markup]:
    parts = []
    for iri, y in down.items():
        line, *_ = lettering.wrap(found.labels[iri], NAMES - 12, 14, lines=1)
        edge = legend.MARGIN + NAMES - 10
        parts.append(svg.text(line, edge, y + ROW / 2 + 5, 14, anchor="end"))
    return parts


def _cell(found: Reach, deficiency: str, symptom: str, at: _Place) -> Markup:
    cell = found.cells[deficiency, symptom]
    names = f"{found.labels[deficiency]}, {found.labels[symptom]}"
    contrary = (
        ("denied by", cell.denials),
        ("left open by", cell.doubts),
        ("a step on the way is denied or left open by", cell.on_the_way),
    )
    against = "".join(f"; {how} {', '.join(map(shorten, by))}" for how, by in contrary if by)
    sure = palette.LINES[cell.certainty].word if cell.certainty else "no path"
    tip = f"{names}: {sure}, {said(cell)}{against}" if cell.steps else f"{names}: {sure}{against}"
    mark = {
        "class": "cell",
        "data-deficiency": deficiency,
        "data-symptom": symptom,
        "data-certainty": sure,
        "data-denied": "true" if cell.denials else None,
        "data-doubted": "true" if cell.doubts else None,
        "data-on-the-way": "true" if cell.on_the_way else None,
    }
    return svg.group(mark, [svg.words("title", tip), *_content(cell, at)])


def said(cell: Cell) -> str:
    """Return what a cell says: claims where it is said directly, else steps of the surest path."""
    if cell.claims:
        return f"{cell.claims} claim{'' if cell.claims == 1 else 's'}"
    return f"in {cell.steps} steps" if cell.steps else "no path"


def _short(cell: Cell) -> str:
    return str(cell.claims) if cell.claims else f"in {cell.steps}" if cell.steps else "none"


def _content(cell: Cell, at: _Place) -> list[Markup]:
    direct = cell.claims > 0
    dark = cell.certainty == max(SHADES)
    fill = palette.PAPER if dark else svg.INK
    frame = {
        "x": at.x + 2,
        "y": at.y + 2,
        "width": at.width - 4,
        "height": ROW - 4,
        "fill": SHADES.get(cell.certainty, palette.PAPER),
        "stroke": svg.INK if direct else "#9a9a9a" if not cell.steps else "none",
        "stroke-width": 1.8 if direct else 1,
        "stroke-dasharray": None if cell.steps else "3 3",
    }
    middle = at.y + ROW / 2
    size = 13 if direct else 12
    parts = [svg.element("rect", frame)]
    parts += _ticks(cell.certainty, at.x + 6, middle, fill)
    words = said(cell) if at.width >= ROOMY else _short(cell)
    parts.append(svg.text(words, at.x + 19, middle + 4.5, size, bold=direct, fill=fill))
    x = at.x + at.width - 4 - MARK / 2
    if cell.publishers > 1:
        parts.append(legend.voices(cell.publishers, x, middle))
        x -= MARK
    if cell.denials and cell.doubts:  # one above the other, for a narrow cell
        half = ROW / 4 - 0.5
        parts.append(palette.denied(x, middle - half, half))
        parts.append(palette.doubted(x, middle + half, half))
    elif cell.denials:
        parts.append(palette.denied(x, middle))
    elif cell.doubts:
        parts.append(palette.doubted(x, middle))
    elif cell.on_the_way:
        parts.append(palette.on_the_way(x, middle))
    return parts


def _ticks(certainty: int, x: float, middle: float, fill: str) -> list[Markup]:
    """Return five small bars one above the other, as many of them filled as the rank is high."""
    parts = []
    for number in range(max(SHADES) if certainty else 0):
        full = number < certainty
        bar = {
            "x": x,
            "y": middle + 6.8 - 4.2 * number,
            "width": 8,
            "height": 3,
            "fill": fill if full else "none",
            "stroke": None if full else fill,
            "stroke-width": None if full else 0.5,
        }
        parts.append(svg.element("rect", bar))
    return parts


def _empty(at: _Place) -> Markup:
    return svg.element(
        "circle", {"cx": at.x + at.width / 2, "cy": at.y + ROW / 2, "r": 1, "fill": "#a0a0a0"}
    )


def _key(found: Reach) -> list[list[Item]]:
    def shade(rank: int) -> Item:
        def sample(x: float, y: float) -> Markup:
            dark = rank == max(SHADES)
            area = {"x": x, "y": y - 10, "width": 40, "height": 20, "fill": SHADES[rank]}
            ticks = _ticks(rank, x + 16, y, palette.PAPER if dark else svg.INK)
            edge = {**area, "stroke": "#9a9a9a", "stroke-width": 0.6}
            return Markup(svg.element("rect", edge) + "".join(ticks))

        return Item(sample, palette.LINES[rank].word)

    def framed(x: float, y: float) -> Markup:
        area = {"x": x, "y": y - 10, "width": 40, "height": 20, "fill": SHADES[4]}
        return svg.element("rect", {**area, "stroke": svg.INK, "stroke-width": 1.8})

    def plain(x: float, y: float) -> Markup:
        return svg.element(
            "rect", {"x": x, "y": y - 10, "width": 40, "height": 20, "fill": SHADES[4]}
        )

    marks = [
        Item(framed, "said directly, by so many claims"),
        Item(plain, "by steps only; those of the surest path"),
    ]
    if any(cell.publishers > 1 for cell in found.cells.values()):
        marks.append(
            Item(
                lambda x, y: legend.voices(2, x + 32, y),
                "publishers that say it directly, if more than one",
            )
        )
    if any(cell.denials for cell in found.cells.values()):
        marks.append(Item(lambda x, y: palette.denied(x + 30, y), "denied by a claim"))
    if any(cell.doubts for cell in found.cells.values()):
        marks.append(Item(lambda x, y: palette.doubted(x + 30, y), "left open by a claim"))
    if any(cell.on_the_way for cell in found.cells.values()):
        passed = "a step on the way is denied or left open"
        marks.append(Item(lambda x, y: palette.on_the_way(x + 30, y), passed))
    return [[shade(rank) for rank in sorted(SHADES, reverse=True)], marks]
