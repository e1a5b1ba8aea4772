#!/usr/bin/env python3
"""Writes docs/performance.md and its plots from what was measured.

python benchmarks/report.py [docs/performance]
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "scripts")]

import figures  # noqa: E402 - of this folder
import jinja2  # noqa: E402
import plots  # noqa: E402
from work import MEAN, US, Work  # noqa: E402

FAR = 10**9
"""Claims of a whole literature."""
Sizes = Mapping[str, Any]
"""What the file of a work holds: what was measured, by number of claims."""


def write(folder: Path) -> None:
    """Write the page beside a folder of what was measured, and the plots into it."""
    found = read(folder)
    for name, drawing in pictures(found).items():
        (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
    folder.with_suffix(".md").write_text(page(found, folder.name), encoding="utf-8")


def read(folder: Path) -> dict[str, tuple[Work, Sizes]]:
    """Return each work with what was measured, perhaps nothing, in the order of the page."""
    found = {}
    for path in sorted((HERE / "works").glob("[a-z]*.py")):
        work: Work = importlib.import_module(f"works.{path.stem}").WORK
        kept = folder / f"{path.stem}.json"
        found[path.stem] = work, json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    return dict(sorted(found.items(), key=lambda one: (one[1][0].place, one[0])))


def page(found: Mapping[str, tuple[Work, Sizes]], folder: str) -> str:
    """Return the page in Markdown."""
    loader = jinja2.FileSystemLoader(HERE)
    environment = jinja2.Environment(  # noqa: S701 - Markdown, not HTML
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    works = [_work(name, *one) for name, one in found.items()]
    text = environment.get_template("performance.md.jinja").render(
        folder=folder,
        works=works,
        machines=_machines(found),
        targets=[row for one in works for row in one["targets"]],
        data=_data(found),
        far=_far(found),
    )
    return re.sub(r"\n{3,}", "\n\n", text)


def lines(work: Work, sizes: Sizes) -> list[plots.Line]:
    """Return what a plot shows."""
    names = list(dict.fromkeys(one for size in sizes.values() for one in size["contenders"]))
    drawn = []
    for name in names:
        points = [
            (int(size), one.wall, one.peak, one.bound)
            for size, measured in sizes.items()
            if (one := figures.figure(work, measured, name))
        ]
        if points:
            drawn.append(plots.Line(name, tuple(points)))
    return drawn


def pictures(found: Mapping[str, tuple[Work, Sizes]]) -> dict[str, str]:
    """Return a drawing for each work that was measured."""
    drawn = {name: lines(*one) for name, one in found.items() if one[1]}
    names = sorted({line.name for some in drawn.values() for line in some} - {US})
    colours = dict(zip(names, plots.COLOURS * 3, strict=False)) | {US: plots.OURS}
    return {name: plots.drawn(found[name][0].title, some, colours) for name, some in drawn.items()}


def _work(name: str, work: Work, sizes: Sizes) -> dict[str, Any]:
    return {
        "name": name,
        "title": work.title,
        "words": work.words,
        "tables": [
            {
                "claims": f"{int(size):,}",
                "rows": _rows(work, measured),
                "mean": work.joined == MEAN,
                "groups": _groups(work, measured),
            }
            for size, measured in sizes.items()
        ],
        "slope": _slope(work, sizes),
        "differs": [
            {"who": who, "part": part, "why": why}
            for (who, part), why in sorted((work.differs or {}).items())
        ],
        "targets": [
            {
                "work": work.title,
                "claims": f"{target.at:,}",
                "words": target.words,
                "measured": outcome.measured,
                "met": {True: "met", False: "**not met**", None: "not measured"}[outcome.met],
                "limit": target.limit if outcome.met is False else "",
            }
            for target in work.targets
            for outcome in [figures.outcome(work, sizes, target)]
        ],
    }


def _groups(work: Work, measured: figures.Measured) -> list[str]:
    """Return what contenders need for each group of parts, in words."""
    found = []
    for group, only in measured["groups"].items():
        told = []
        for name in measured["contenders"]:
            one = figures.figure(work, measured, name, only) if only else None
            times = figures.factor(work, measured, name, only)
            if one:
                factor = f" ({figures.times_text(times[0])} times)" if times and name != US else ""
                told.append(
                    f"{name} {'≥ ' if one.bound else ''}{figures.seconds(one.wall)}{factor}"
                )
        if told:
            found.append(f"Of that, {group} ({len(only)} parts): {', '.join(told)}.")
    return found


def _rows(work: Work, measured: figures.Measured) -> list[dict[str, str]]:
    """Return the rows of a table: one a contender, those without a figure too."""
    rows = []
    for name, there in measured["contenders"].items():
        one = figures.figure(work, measured, name)
        if one is None:
            reason = there["missing"] or "; ".join(sorted(set(there["failed"].values())))
            rows.append({"name": name, "missing": reason or "not measured"})
            continue
        times = figures.factor(work, measured, name)
        busy = figures.factor(work, measured, name, clock="cpu")
        least = "≥ " if one.bound else ""
        notes = [f"{len(there['over'])} over {measured['limit']:g} s"] if there["over"] else []
        for reason in sorted(set(there["failed"].values())):
            parts = [p[:5] for p, why in there["failed"].items() if why == reason]
            notes.append(f"failed at {' '.join(sorted(parts))}: {reason[:80]}")
        rows.append(
            {
                "name": name,
                "missing": "",
                "wall": least + figures.seconds(one.wall),
                "spread": f"{figures.seconds(one.least)} to {figures.seconds(one.most)}",
                "cpu": figures.seconds(one.cpu),
                "peak": figures.memory(one.peak),
                "times": "" if name == US or not times else least + figures.times_text(times[0]),
                "busy": "" if name == US or not busy else least + figures.times_text(busy[0]),
                "runs": str(one.runs),
                "notes": "; ".join(notes).replace("|", "\\|"),
            }
        )
    return rows


def _slope(work: Work, sizes: Sizes) -> dict[str, str]:
    """Return by which power of the claims time and memory of Etiograph grow."""
    found = {int(s): figures.figure(work, m, US) for s, m in sizes.items()}
    time = figures.slope((size, one.wall) for size, one in found.items() if one)
    space = figures.slope((size, one.peak) for size, one in found.items() if one)
    if time is None or space is None:
        return {}
    return {"time": f"{time:.2f}", "memory": f"{space:.2f}"}


def _machines(found: Mapping[str, tuple[Work, Sizes]]) -> list[dict[str, Any]]:
    """Return each machine, with versions and commits, once."""
    kept: dict[str, dict[str, Any]] = {}
    for name, (_, sizes) in found.items():
        for size, one in sizes.items():
            key = json.dumps([one["machine"], one["versions"], one["commit"]], sort_keys=True)
            what = kept.setdefault(key, {**one, "of": [], "loads": []})
            what["loads"].append(one["load before"])
            what["of"].append(f"{name} {int(size):,}")
    return list(kept.values())


def _data(found: Mapping[str, tuple[Work, Sizes]]) -> list[dict[str, Any]]:
    """Return what the data of each size are."""
    sizes = {int(size): one["data"] for _, some in found.values() for size, one in some.items()}
    return [sizes[size] for size in sorted(sizes)]


def _far(found: Mapping[str, tuple[Work, Sizes]]) -> dict[str, Any]:
    """Return what 10^9 claims would take, by what was measured at most; empty if nothing was."""
    data = [one for one in _data(found) if "quads" in one]
    if not data:
        return {}
    last = data[-1]
    claims = last["claims"]
    sizes = {"N-Quads": last["bytes of the graph"], **last["bytes kept beside it"]}
    return {
        "claims": f"{claims:,}",
        "quads": f"{last['quads'] / claims:.0f}",
        "sizes": [
            {
                "name": name,
                "each": f"{size / claims:,.0f}",
                "all": f"{size / claims * FAR / 1e12:,.1f}",
            }
            for name, size in sizes.items()
        ],
        "times": [row for one in found.values() for row in _extrapolated(*one)],
    }


def _extrapolated(work: Work, sizes: Sizes) -> list[dict[str, str]]:
    """Return the hours of processors that a work would take, where its slope is known."""
    if not work.far:
        return []
    cpu = {int(s): one.cpu for s, m in sizes.items() if (one := figures.figure(work, m, US))}
    slope = figures.slope(cpu.items())
    if slope is None:
        return []
    most = max(cpu)
    hours = cpu[most] * (FAR / most) ** max(1.0, slope) / 3600
    return [
        {
            "title": work.title,
            "from": f"{min(cpu):,} to {most:,}",
            "slope": f"{slope:.2f}",
            "last": figures.seconds(cpu[most]),
            "hours": figures.rounded(hours),
        }
    ]


if __name__ == "__main__":
    write(Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else ROOT / "docs" / "performance")
