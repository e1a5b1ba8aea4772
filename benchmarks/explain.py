#!/usr/bin/env python3
"""Measures how long an explanation takes: from process start, and inside a running process.

    python benchmarks/explain.py [GRAPH]

Beside it, the way without an index: the graph loaded, and the questions ``cq-01`` and ``cq-08``
asked in SPARQL. Ratios travel; absolute figures are of this machine, and those of the
clock of what else it does.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.asking import questions
from etiograph.building import opening
from etiograph.explaining import explain, fresh_index, sensitivity
from etiograph.explaining import explanation_words as wording
from etiograph.rdf import query

WORDS = "stiff neck and tingling, no fever"
STARTS, RUNS = 7, 30


def main() -> None:
    """Measure, and print a table."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else locations.BUILT
    queries = locations.root() / "queries"
    opened = fresh_index.opened(path, queries)
    answer = explain.from_words(opened, WORDS)
    loaded = opening.load(path)
    rows = [
        ("from process start, in words", started(path, "table")),
        ("from process start, rows", started(path, "tsv")),
        ("from process start, JSON", started(path, "json")),
        ("from process start, nothing but the interpreter", timed(bare, STARTS)),
        ("in a process: open the index", timed(lambda: fresh_index.opened(path, queries))),
        ("in a process: explain", timed(lambda: explain.from_words(opened, WORDS))),
        ("in a process: word it", timed(lambda: wording.explanation_text(answer))),
        ("in a process: sensitivity", timed(lambda: sensitivity.of(opened, answer.understood))),
        ("without index: load the graph", timed(lambda: opening.load(path), 3)),
        ("without index: ask cq-01 and cq-08", timed(lambda: asked(loaded, queries, answer), 5)),
    ]
    lines = [f"{'milliseconds, median and worst':<48} {'wall':>15} {'CPU':>15}"]
    for name, seconds in rows:
        walls, works = zip(*seconds, strict=True)
        lines.append(f"{name:<48} {_two(walls)} {_two(works)}")
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _two(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:>8.1f}{max(seconds) * 1000:>7.0f}"


def timed(work: Callable[[], object], times: int = RUNS) -> list[tuple[float, float]]:
    """Return the seconds of each of some runs, and of the processor, after one run not counted."""
    work()
    seconds = []
    for _ in range(times):
        begun, before = time.perf_counter(), sum(os.times()[:4])
        work()
        seconds.append((time.perf_counter() - begun, sum(os.times()[:4]) - before))
    return seconds


def started(path: Path, form: str) -> list[tuple[float, float]]:
    """Return the seconds from process start to the end of an answer."""
    arguments = ["explain", WORDS, "--graph", str(path), "--format", form]
    command = [sys.executable, "-m", "etiograph", *arguments]
    return timed(lambda: run(command), STARTS)


def bare() -> None:
    """Start the interpreter, for comparison."""
    run([sys.executable, "-c", "pass"])


def run(command: list[str]) -> None:
    """Run a command, and wait for its end."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command


def asked(store: ox.Store, queries: Path, answer: explain.Explanation) -> None:
    """Ask about each symptom in SPARQL."""
    for name in ("cq-01", "cq-08"):
        text = questions.find(queries, name).text
        for symptom in answer.symptoms:
            query.ask(store, text, {"symptom": ox.NamedNode(symptom)})


if __name__ == "__main__":
    main()
