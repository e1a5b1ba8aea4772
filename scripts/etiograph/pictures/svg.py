"""Writes SVG, in which every word is escaped, and makes PNG of it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import NewType

from etiograph.pictures import lettering

Markup = NewType("Markup", str)
"""SVG that may stand in a picture as it is; ``element`` and ``text`` make it."""

WIDTH = 1200
"""Width of every picture, in its own pixels."""
SCALE = 2
"""Pixels of a PNG for one of the picture, so that it is sharp in print."""
INK = "#1a1a1a"
FONT = f"'{lettering.FAMILY}', 'Source Sans 3', sans-serif"


def number(value: float) -> str:
    """Return a number with at most two decimals.

    >>> number(3.10), number(-0.001), number(7)
    ('3.1', '0', '7')
    """
    return f"{round(value, 2) + 0:.2f}".rstrip("0").rstrip(".")


def element(name: str, attributes: Mapping[str, object], *children: Markup) -> Markup:
    """Return an element; numbers are rounded, and values escaped."""
    pairs = ((key, _value(value)) for key, value in attributes.items() if value is not None)
    start = name + "".join(f' {key}="{value}"' for key, value in pairs)
    inside = "".join(children)
    return Markup(f"<{start}>{inside}</{name}>" if inside else f"<{start}/>")


def words(name: str, content: str) -> Markup:
    """Return an element with nothing but words, such as ``title`` or ``desc``."""
    return Markup(f"<{name}>{html.escape(lettering.clean(content))}</{name}>")


def group(attributes: Mapping[str, object], children: Iterable[Markup]) -> Markup:
    """Return a group, each child on a line of its own."""
    pairs = ((key, _value(value)) for key, value in attributes.items() if value is not None)
    start = "g" + "".join(f' {key}="{value}"' for key, value in pairs)
    return Markup("\n".join([f"<{start}>", *children, "</g>"]))


def text(  # noqa: PLR0913 - how a line of text looks is named one by one
    content: str,
    x: float,
    y: float,
    size: float = 14,
    *,
    bold: bool = False,
    anchor: str = "start",
    fill: str = INK,
) -> Markup:
    """Return one line of text with its measured width, which holds in any font.

    Args:
        content: words; they are cleaned and escaped.
        x: where the line starts, has its middle or ends, as ``anchor`` says.
        y: the baseline.
        size: font size.
        bold: whether it is set in semibold.
        anchor: ``start``, ``middle`` or ``end``.
        fill: colour.
    """
    shown = lettering.clean(content)
    attributes = {
        "x": x,
        "y": y,
        "font-size": size,
        "font-weight": 600 if bold else None,
        "text-anchor": None if anchor == "start" else anchor,
        "fill": None if fill == INK else fill,
        "textLength": lettering.width(shown, size, bold=bold) or None,
        "lengthAdjust": "spacingAndGlyphs",
    }
    return element("text", attributes, Markup(html.escape(shown)))


def document(height: float, title: str, description: str, parts: Iterable[Markup]) -> str:
    """Return a whole picture, on white, with its words for who cannot see it."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {WIDTH} {number(height)}",
        "width": WIDTH,
        "height": height,
        "role": "img",
        "aria-labelledby": "title desc",
        "font-family": FONT,
        "fill": INK,
    }
    head = [
        _named("title", title),
        _named("desc", description),
        element("rect", {"width": WIDTH, "height": height, "fill": "#ffffff"}),
    ]
    body = "\n".join([*head, *parts])
    return f"{element('svg', attributes, Markup(f'{chr(10)}{body}{chr(10)}'))}\n"


def png(picture: str) -> bytes:
    """Return a picture as PNG, twice as wide in pixels: the same bytes at every run."""
    import resvg_py  # noqa: PLC0415 - only who wants a PNG waits for it

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture,
            width=WIDTH * SCALE,
            font_files=[str(path) for path in lettering.files()],
            font_family=lettering.FAMILY,
            sans_serif_family=lettering.FAMILY,
            skip_system_fonts=True,
        )
    )


def _named(name: str, content: str) -> Markup:
    return element(name, {"id": name}, Markup(html.escape(lettering.clean(content))))


def _value(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return number(value)
    return html.escape(lettering.clean(str(value)))
