#!/usr/bin/env python3
"""The one entry on a fresh machine: sets up, then builds, validates and asks; or tests.

    python3 run.py                    set up, build the graph, validate it, answer a question
    python3 run.py test [pytest …]    set up with the test tools, run the whole test suite
    python3 run.py setup              set up only; the command is then .venv/bin/etiograph

``--wheelhouse DIR`` installs from a folder of wheels, without network. Make one with
pip download -d DIR -r requirements.lock
(for the tests: -r requirements-test.lock setuptools wheel Cython).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
COMMAND = BIN / ("etiograph.exe" if os.name == "nt" else "etiograph")
OLDEST = (3, 11)
SYMPTOM = "neck pain"


def main() -> int:
    """Run the verb that was asked for and return its exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", nargs="?", default="demo", choices=["demo", "setup", "test"])
    parser.add_argument("--wheelhouse", type=Path, help="install from this folder, no network")
    arguments, rest = parser.parse_known_args()
    if rest and arguments.verb != "test":
        parser.error(f"unknown argument {rest[0]}; only test passes arguments on")
    if sys.version_info < OLDEST:
        return fail("Python is too old", f"start this with Python {OLDEST[0]}.{OLDEST[1]} or newer")
    if arguments.wheelhouse and not arguments.wheelhouse.is_dir():
        return fail(f"{arguments.wheelhouse}: no such folder", "make it with pip download")
    lock = HERE / ("requirements-test.lock" if arguments.verb == "test" else "requirements.lock")
    status = set_up(lock, arguments.wheelhouse)
    if status or arguments.verb == "setup":
        return status
    if arguments.verb == "test":
        return run([str(PYTHON), "-m", "pytest", *rest])
    return demo()


def set_up(lock: Path, wheelhouse: Path | None) -> int:
    """Install what the lock file names, unless that was done before; return the exit status."""
    wanted = stamp(lock)
    if is_set_up(lock, wanted):
        return 0
    started = time.monotonic()
    print(f"Setting up {VENV.name}/ from {lock.name} …", file=sys.stderr)
    made = PYTHON.exists() and run([str(PYTHON), "-c", "import pip"], quiet=True) == 0
    if not made:
        shutil.rmtree(VENV, ignore_errors=True)
        if run([sys.executable, "-m", "venv", str(VENV)], quiet=True):
            return fail(
                "no virtual environment can be made", "install venv: python3-venv on Debian"
            )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if wheelhouse:
        pip += ["--no-index", "--find-links", str(wheelhouse.resolve())]
    project = ["--no-deps", "--no-build-isolation", "--editable", str(HERE)]
    for what in (["--require-hashes", "--requirement", str(lock)], project):
        if run([*pip, *what]):
            return fail("installing failed", "see above; without network use --wheelhouse DIR")
    for name in wanted:
        (VENV / name).write_text(wanted[name], encoding="utf-8")
    print(f"Set up in {time.monotonic() - started:.0f} s.", file=sys.stderr)
    return 0


def stamp(lock: Path) -> dict[str, str]:
    """Return, by file name, the digest of what an installation rests on."""
    digest = hashlib.sha256()
    for path in (lock, HERE / "pyproject.toml"):
        digest.update(path.read_bytes())
    digest.update(str(HERE).encode())
    return {f"{lock.stem}.installed": digest.hexdigest()}


def is_set_up(lock: Path, wanted: dict[str, str]) -> bool:
    """Tell whether the lock, or the test lock that holds it, was installed as it stands now."""
    if not COMMAND.exists():
        return False
    wider = stamp(HERE / "requirements-test.lock") if lock.stem == "requirements" else {}
    return any(
        (VENV / name).is_file() and (VENV / name).read_text(encoding="utf-8") == digest
        for name, digest in (wanted | wider).items()
    )


def demo() -> int:
    """Build, validate, ask one question and say what was built; return the first bad status."""
    steps = (
        ("Building the graph from the encoded documents", ["build"]),
        ("Validating it", ["validate"]),
        (
            f"Asking: which deficiencies are said to lie behind {SYMPTOM}?",
            ["explain", SYMPTOM, "--format", "table"],
        ),
        ("What was built", ["info", "--format", "table"]),
    )
    for title, arguments in steps:
        print(f"\n== {title}: etiograph {shlex.join(arguments)}", flush=True)
        status = run([str(COMMAND), *arguments])
        if status:
            return status
    print(f"\nThe command is {COMMAND.relative_to(HERE)}; try: {COMMAND.relative_to(HERE)} --help")
    return 0


def run(command: list[str], *, quiet: bool = False) -> int:
    """Run a command in the project's folder and return its exit status."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=HERE, stdout=output, stderr=output, check=False).returncode


def fail(what: str, hint: str) -> int:
    """Print one line that says what went wrong and what to do next."""
    print(f"run.py: {what}; {hint}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
