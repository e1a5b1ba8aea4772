"""Draws time and memory against size, both logarithmic; the same figures give the same bytes."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from io import StringIO

from work import US

COLOURS = (
    "#D55E00 #009E73 #C2569B #B8860B #8C564B #7B61C4 #E377C2 #708090 #AA4499 #44AA77 #888833"
).split()
OURS, INK, PAPER, FAINT = "#0072B2", "#333333", "#ffffff", "#cccccc"
DARK = {INK: "#dddddd", PAPER: "#0d1117", FAINT: "#3d444d", OURS: "#4BA3E3"}
"""What a reader with a dark screen sees instead."""
MARKS = "osD^vP*Xhp<"
PAGE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Line:
    """One contender: claims, seconds, bytes, and whether the seconds are a lower bound."""

    name: str
    points: tuple[tuple[int, float, int, bool], ...]


def digest(lines: Sequence[Line]) -> str:
    """Return a digest of what a plot shows; the plot says it, so that an old one is found."""
    text = json.dumps([asdict(line) for line in lines], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def drawn(title: str, lines: Sequence[Line], colours: Mapping[str, str]) -> str:
    """Return an SVG with time beside memory.

    Args:
        title: what was done, for those who do not see the picture.
        lines: of the contenders.
        colours: of the contenders, the same in every picture.
    """
    import matplotlib as mpl  # noqa: PLC0415 - only where something is drawn

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    settings = {
        "svg.hashsalt": "etiograph",
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "font.size": 10,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "figure.facecolor": PAPER,
        "axes.facecolor": PAPER,
        "savefig.facecolor": PAPER,
    }
    with mpl.rc_context(settings):
        figure, (left, right) = plt.subplots(1, 2, figsize=(9.6, 3.9))
        for place, line in enumerate(lines):
            _line(left, line, 1, colours[line.name], MARKS[place % len(MARKS)])
            _line(right, line, 2, colours[line.name], MARKS[place % len(MARKS)])
        for axes, words in ((left, "seconds"), (right, "gigabytes in memory")):
            axes.set(xscale="log", yscale="log", xlabel="claims", ylabel=words)
            _decades(axes, lines, 1 if axes is left else 2)
            axes.grid(visible=True, color=FAINT, linewidth=0.6)
            axes.set_axisbelow(True)
            axes.spines[["top", "right"]].set_visible(False)
        names = left.get_legend_handles_labels()
        figure.legend(
            *names, loc="center left", bbox_to_anchor=(0.795, 0.55), frameon=False, fontsize=9
        )
        figure.subplots_adjust(left=0.085, right=0.785, bottom=0.14, top=0.95, wspace=0.3)
        content = StringIO()
        said = {"Date": None, "Creator": None, "Description": digest(lines), "Title": title}
        figure.savefig(content, format="svg", metadata=said)
        plt.close(figure)
    return _adapted(content.getvalue(), title)


def _line(axes: object, line: Line, place: int, colour: str, mark: str) -> None:
    scale = 1e-9 if place == 2 else 1.0
    points = [(p[0], p[place] * scale, p[3]) for p in line.points if p[place]]
    ours = line.name == US
    axes.plot(  # type: ignore[attr-defined]
        [x for x, _, _ in points],
        [y for _, y, _ in points],
        color=colour,
        marker=mark,
        markersize=6 if ours else 5,
        linewidth=2.6 if ours else 1.3,
        zorder=3 if ours else 2,
        label=line.name,
    )
    for x, y, bound in points:
        if bound and place == 1:
            axes.annotate(  # type: ignore[attr-defined]
                "", (x, y * 1.9), (x, y), arrowprops={"arrowstyle": "->", "color": colour}
            )


def _decades(axes: object, lines: Sequence[Line], place: int) -> None:
    """Let both axes run over whole powers of ten, written out."""
    from matplotlib import ticker  # noqa: PLC0415 - only where something is drawn

    def span(values: Sequence[float]) -> tuple[float, float]:
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return 10.0**low * 0.8, 10.0 ** max(high, low + 1) * 1.25

    scale = 1e-9 if place == 2 else 1.0
    points = [point for line in lines for point in line.points if point[place]]
    if points:
        axes.set(  # type: ignore[attr-defined]
            xlim=span([point[0] for point in points]),
            ylim=span([point[place] * scale for point in points]),
        )
    for axis, words in ((axes.xaxis, "{x:,.0f}"), (axes.yaxis, "{x:g}")):  # type: ignore[attr-defined]
        axis.set_major_formatter(ticker.StrMethodFormatter(words))
        axis.set_minor_formatter(ticker.NullFormatter())


def _adapted(text: str, title: str) -> str:
    """Give the picture a name, and other colours on a dark screen."""
    rules = "".join(
        f'[style*="fill: {old}"]{{fill:{new} !important}}'
        f'[style*="stroke: {old}"]{{stroke:{new} !important}}'
        for old, new in DARK.items()
    )
    style = f"<style>@media (prefers-color-scheme: dark){{{rules}}}</style>"
    label = f'<svg role="img" aria-label="{title}: time and memory against claims" '
    return re.sub(r"<svg ", label, text, count=1).replace("<defs>", f"{style}\n <defs>", 1)
