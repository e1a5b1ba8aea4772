#!/usr/bin/env python3
"""Measures Etiograph and its peers side by side, and writes docs/performance.md.

    python benchmarks/run.py [WORK …] [--sizes 1000,10000] [--output docs/performance]

Peers are installed from ``requirements.lock`` into an environment of their own, once. A work is a
module of ``works/``. Answers are compared first; where two engines disagree, the run stops and says
where. What was measured before and is not now stays. ``python benchmarks/report.py`` writes the
page again without measuring.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCK = HERE / "requirements.lock"
KEPT = ROOT / "build" / "benchmarks"
"""Environment and data, to be used again."""


def main() -> int:
    """Measure, and write the page; return the exit status."""
    given = _arguments()
    python = given.environment / "bin" / "python"
    if Path(sys.prefix) != given.environment.resolve():
        _installed(given.environment)
        # This process becomes one of the environment.
        os.execv(python, [str(python), *sys.argv])  # noqa: S606 - our own interpreter
    sys.path[:0] = [str(HERE), str(ROOT / "scripts")]
    import measuring  # noqa: PLC0415 - of the environment
    import report  # noqa: PLC0415

    given.output.mkdir(parents=True, exist_ok=True)
    for name in given.works or works():
        try:
            for size in given.sizes or importlib.import_module(f"works.{name}").WORK.sizes:
                _measured(name, size, given)
        except measuring.DisagreementError as error:
            sys.stderr.write(f"{name}: the engines disagree\n{error}\n")
            return 1
    report.write(given.output)
    return 0


def works() -> list[str]:
    """Return the names of all works, sorted."""
    return sorted(path.stem for path in (HERE / "works").glob("[a-z]*.py"))


def _measured(name: str, size: int, given: argparse.Namespace) -> None:
    """Measure one work at one size, and write it into the file of the work."""
    import datasets  # noqa: PLC0415 - of the environment
    import machine  # noqa: PLC0415
    import measuring  # noqa: PLC0415

    module = importlib.import_module(f"works.{name}")
    wanted = [one for one in module.CONTENDERS if not given.only or one in given.only]
    own = module.WORK
    limit, rounds = given.limit or own.limit, given.rounds or own.repeats
    work = replace(own, limit=limit, repeats=rounds)
    data = datasets.made(given.data, size, work.needs, broken=size <= work.broken)
    scratch = given.data / "runs" / name
    busy = os.getloadavg()[0]
    found = measuring.measured(name, work, wanted, data, scratch)
    shutil.rmtree(scratch, ignore_errors=True)
    groups = dict(work.groups()) if work.groups else {}
    place = given.output / f"{name}.json"
    known = json.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}
    known[str(size)] = {
        "machine": machine.described(),
        "versions": machine.versions(LOCK),
        "commit": machine.commit(ROOT),
        "load before": round(busy, 2),
        "limit": work.limit,
        "data": datasets.described(data),
        "groups": groups,
        "contenders": found,
    }
    ordered = {key: known[key] for key in sorted(known, key=int)}
    place.write_text(json.dumps(ordered, indent=1, sort_keys=False) + "\n", encoding="utf-8")


def _installed(place: Path) -> None:
    """Make the environment, unless it was made from this lock by this Python."""
    stamp, digest = place / "installed", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    digest += f" {sysconfig.get_python_version()}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return
    sys.stderr.write(f"setting up {place} from {LOCK.name}\n")
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps"]
    pip += ["--disable-pip-version-check", "--require-hashes", "--requirement", LOCK]
    subprocess.run(pip, check=True)
    stamp.write_text(digest, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("works", nargs="*", metavar="WORK", help=", ".join(works()))
    parser.add_argument(
        "--sizes", type=lambda text: [int(one) for one in text.split(",")], help="claims"
    )
    parser.add_argument("--only", type=lambda text: text.split(","), help="contenders, by name")
    parser.add_argument("--limit", type=float, default=0.0, help="seconds for a part")
    parser.add_argument("--rounds", type=int, default=0, help="runs of each contender")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "performance")
    parser.add_argument("--data", type=Path, default=KEPT / "data", help="made once, and kept")
    parser.add_argument("--environment", type=Path, default=KEPT / "environment")
    given = parser.parse_args()
    for name in ("output", "data", "environment"):
        setattr(given, name, getattr(given, name).absolute())
    return given


if __name__ == "__main__":
    sys.exit(main())
