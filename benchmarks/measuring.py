"""Runs the contenders of a work one after the other, again and again, and compares answers."""

from __future__ import annotations

import json
import math
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any

import datasets
import psutil
from work import ONCE, US, Work

GRACE, TICK = 5.0, 0.1
READY = 900.0
"""Seconds within which a contender begins its first part: it may have to load the graph first."""
HERE = Path(__file__).resolve().parent


class DisagreementError(Exception):
    """Two contenders give different answers; says where."""


@dataclass(slots=True)
class Run:
    """What one process measured.

    Attributes:
        parts: seconds of the clock and of the processor, by part.
        over: limit in seconds, by part that did not end within it.
        failed: reason, by part that ended in an error.
        missing: why the contender could not take part.
        peak: bytes in memory at most, of all its processes together.
        died: whether the process ended otherwise than it should.
    """

    parts: dict[str, tuple[float, float]] = field(default_factory=dict)
    over: dict[str, float] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    peak: int = 0
    died: str = ""


def measured(
    name: str, work: Work, contenders: list[str], data: Path, scratch: Path
) -> dict[str, Any]:
    """Return what the contenders need for a work at one size, answers compared first.

    Each round runs every contender once, so that what else the machine does hits all alike. After
    the first round the answers are compared; later ones are compared with the first.

    Args:
        name: of the module of the work.
        work: what is measured.
        contenders: names, Etiograph first.
        data: folder of the data of the size.
        scratch: folder for what the runs write; emptied.

    Returns:
        For each contender ``runs``, ``over``, ``failed`` and ``missing``.

    Raises:
        DisagreementError: if an answer differs from Etiograph's, and is not known to.
    """
    found = {one: {"runs": [], "over": {}, "failed": {}, "missing": ""} for one in contenders}
    shutil.rmtree(scratch, ignore_errors=True)
    began = {}
    for turn in range(work.repeats):
        for one in contenders:
            there = found[one]
            if there["missing"] or began.get(one, 0.0) > ONCE:
                continue
            sys.stderr.write(f"{name} {data.name} {one} {turn + 1}/{work.repeats}\n")
            place = scratch / str(turn) / one.replace(" ", "-")
            asked = {
                "work": name,
                "contender": one,
                "data": str(data),
                "limit": work.limit,
                "most": work.most,
            }
            begun = time.perf_counter()
            run = _whole(asked, place, {*there["over"], *there["failed"]}, resumes=work.resumes)
            began.setdefault(one, time.perf_counter() - begun)
            there["missing"] = run.missing
            there["over"] |= run.over
            there["failed"] |= run.failed
            if run.died:
                there["failed"][""] = run.died
            if one != US or turn:
                there["failed"] |= compared(work, one, scratch / "0" / US, place)
            run.parts = {p: s for p, s in run.parts.items() if p not in there["failed"]}
            if run.parts:
                parts = {
                    p: {"wall": _short(w), "cpu": _short(c)} for p, (w, c) in run.parts.items()
                }
                there["runs"].append({"parts": parts, "peak": run.peak})
    return found


def compared(work: Work, contender: str, ours: Path, theirs: Path) -> dict[str, str]:
    """Compare answers, part by part, and return the parts that differ as they are known to.

    Raises:
        DisagreementError: naming each other part that differs, with its first line that does.
    """
    known, expected, found = work.differs or {}, {}, []
    for path in sorted(theirs.glob("*.answer")):
        part, mine = path.stem, ours / path.name
        if not mine.is_file() or mine.read_bytes() == path.read_bytes():
            continue
        if (contender, part) in known:
            expected[part] = f"another answer: {known[contender, part]}"
            continue
        with mine.open(encoding="utf-8") as one, path.open(encoding="utf-8") as two:
            pairs = enumerate(zip_longest(one, two, fillvalue="nothing\n"), 1)
            number, (a, b) = next(pair for pair in pairs if pair[1][0] != pair[1][1])
        found.append(f"{contender}, {part}, line {number}:\n  {US}: {a}  {contender}: {b}")
    if found:
        raise DisagreementError("".join(found) + f"the answers: {ours} {theirs}")
    return expected


def _whole(asked: Mapping[str, Any], place: Path, skip: set[str], *, resumes: bool) -> Run:
    """Run a contender; where a part had to be ended from outside, go on after it."""
    run, skip = Run(), set(skip)
    while True:
        place.mkdir(parents=True, exist_ok=True)
        before = len(run.over) + len(run.failed)
        _once({**asked, "skip": sorted(skip), "scratch": str(place)}, place, run)
        skip |= {*run.parts, *run.over, *run.failed}
        ended = len(run.over) + len(run.failed) > before
        if not (run.died and resumes and ended):
            return run
        run.died = ""


def _once(asked: Mapping[str, Any], place: Path, run: Run) -> None:
    events, log = place / "events.jsonl", place / "log"
    events.unlink(missing_ok=True)
    command = [sys.executable, str(HERE / "worker.py"), json.dumps(dict(asked))]
    with log.open("ab") as written:
        process = psutil.Popen(
            command, stdout=written, stderr=written, env=datasets.environment(), cwd=place
        )
        killed = _watched(process, events, asked["limit"] + GRACE, run)
    begun = ""
    for event in _read(events):
        begun = event.get("begin", begun)
        run.missing = event.get("missing", run.missing)
        run.peak = max(run.peak, event.get("peak", 0))
        part = event.get("part")
        if part:
            begun = ""
            if "over" in event:
                run.over[part] = event["over"]
            elif "failed" in event:
                run.failed[part] = event["failed"]
            else:
                run.parts[part] = event["wall"], event["cpu"]
    if killed and begun:
        run.over[begun] = asked["limit"]
    if killed or process.returncode:
        run.died = "ended at the limit" if killed else _last(log)
        if not killed and begun:
            run.failed[begun] = run.died


def _watched(process: psutil.Popen, events: Path, most: float, run: Run) -> bool:
    """Wait for a process, and end it where one part takes longer than it may."""
    size, since = 0, time.monotonic()
    while True:
        try:
            process.wait(TICK)
        except psutil.TimeoutExpired:
            pass
        else:
            return False
        now = events.stat().st_size if events.is_file() else 0
        if now != size:
            size, since = now, time.monotonic()
        family = _family(process)
        if len(family) > 1:
            run.peak = max(run.peak, sum(map(_proportional, family)))
        if time.monotonic() - since > (most if size else READY):
            for one in reversed(family):
                one.kill()
            process.wait()
            return True


def _family(process: psutil.Popen) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _proportional(process: psutil.Process) -> int:
    """Return the bytes of a process, what it shares with others divided among them."""
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def _read(events: Path) -> list[dict[str, Any]]:
    if not events.is_file():
        return []
    lines = events.read_text(encoding="utf-8").splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _last(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else "died"


def _short(seconds: float) -> float:
    """Return seconds to four figures."""
    return round(seconds, 3 - math.floor(math.log10(seconds))) if seconds > 0 else 0.0
