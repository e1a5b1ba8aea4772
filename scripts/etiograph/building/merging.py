"""Merges runs of sorted lines into one, a stretch at a time, in little memory.

The lines between two borders are read from every run, sorted, and written; then the next. The
borders are lines that begin blocks of the runs, so chosen that what lies between them is of about
one size (the splitters of a sample sort: Frazer and McKellar, doi:10.1145/321592.321600).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etiograph.building import parts, processes

STRETCH = 1 << 25
"""Bytes that are sorted at a time, about."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What lies between two borders.

    Attributes:
        low, high: the first line, and the first line of the next; empty where there is none.
        places: file, begin and length of what holds these lines, and perhaps a few around them.
    """

    low: bytes
    high: bytes
    places: tuple[tuple[Path, int, int], ...]


def merged(runs: Sequence[parts.Part], workers: int) -> Iterator[bytes]:
    """Yield the sorted union of the lines of runs, no line twice, in pieces.

    Raises:
        OSError: if a part cannot be read.
        OutputError: as ``processes.mapped`` does.
    """
    yield from processes.mapped(sorted_lines, stretches(runs), workers)


def stretches(runs: Sequence[parts.Part]) -> list[Stretch]:
    """Return the stretches into which runs are cut, in order."""
    sizes: list[tuple[bytes, int]] = []
    for run in runs:
        ends = [*(place for place, _ in run.blocks[1:]), sum(run.sections[parts.RUN])]
        sizes += [(line, end - place) for (place, line), end in zip(run.blocks, ends, strict=False)]
    borders, size = [b""], 0
    for line, length in sorted(sizes):
        if size + length > STRETCH and line > borders[-1]:
            borders.append(line)
            size = 0
        size += length
    pairs = zip(borders, [*borders[1:], b""], strict=True)
    begins = [(run, [line for _, line in run.blocks]) for run in runs if run.blocks]
    return [Stretch(low, high, tuple(_places(begins, low, high))) for low, high in pairs]


def sorted_lines(stretch: Stretch) -> bytes:
    """Return the sorted lines of a stretch, each once."""
    lines: list[bytes] = []
    for path, begin, length in stretch.places:
        with path.open("rb") as file:
            file.seek(begin)
            here = file.read(length).splitlines(keepends=True)
        first = bisect_left(here, stretch.low)
        last = bisect_left(here, stretch.high) if stretch.high else len(here)
        lines += here[first:last]
    return b"".join(sorted(set(lines)))


def _places(
    begins: Sequence[tuple[parts.Part, Sequence[bytes]]], low: bytes, high: bytes
) -> Iterator[tuple[Path, int, int]]:
    for run, lines in begins:
        first = max(0, bisect_right(lines, low) - 1)
        last = bisect_left(lines, high) if high else len(lines)
        end = run.blocks[last][0] if last < len(lines) else sum(run.sections[parts.RUN])
        if last > first:
            yield run.path, run.blocks[first][0], end - run.blocks[first][0]
