"""Shows on a terminal how far a long work is: how fast it goes, and how long it will take."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks of the line, at least."""
WIDTH = 78
FORMS = {"oxigraph": "store"}
"""What forms are called that are not called by the first word of their name."""


def line(what: str, done: int, total: int, seconds: float) -> str:
    """Return what is shown: one line that fits a terminal.

    >>> line("reading files", 50, 200, 10.0)
    'reading files: 50 of 200, 5.0 a second, 0:00:30 left'
    >>> line("reading files", 0, 200, 0.0)
    'reading files: 0 of 200'
    """
    told = f"{what}: {done} of {total}"
    if done and seconds > 0:
        rate = done / seconds
        left = round((total - done) / rate)
        clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
        told += f", {rate:,.1f} a second, {clock} left"
    return told[:WIDTH]


@contextmanager
def shown() -> Iterator[Callable[[str, int, int], None]]:
    """Give what is to be told how far a work is; it shows that where a person sees it.

    It goes to standard error, and nowhere where that is no terminal. The line goes away at the end.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield _silent
        return
    begun: dict[str, float] = {}
    last = 0.0

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        start = begun.setdefault(what, now)
        if now - last >= EVERY or done == total:
            last = now
            _put(line(what, done, total, now - start))

    try:
        yield tell
    finally:
        _put("")


@contextmanager
def making(graph: Path, name: str) -> Iterator[None]:
    """Show that a form is made of a graph, while it is, where a person sees it.

    Args:
        graph: a built graph.
        name: of the part of its compiled form; what stands before the first hyphen is shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    form = name.partition("-")[0]
    told = f"{graph.name}: making its {FORMS.get(form, form)}, once for this graph"
    _put(told[:WIDTH])
    try:
        yield
    finally:
        _put("")


def _silent(_what: str, _done: int, _total: int) -> None:
    """Show nothing."""


def _put(text: str) -> None:
    sys.stderr.write(f"\r{text:<{WIDTH}}\r{text}")
    sys.stderr.flush()
