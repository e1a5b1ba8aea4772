"""Environments of the clients that clash with each other: each has a lock, and is kept.

``tests/clients/environments/NAME.lock`` is installed once into pytest's cache, and again when the
lock or the Python changes. uv installs, for speed; it is itself installed by pip, from a lock.
Where uv does not come through (it reads no settings of pip), pip installs instead.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

LOCKS = Path(__file__).parent / "clients" / "environments"
OWN = "test"
"""The environment that the tests run in."""
INSTALLER = "installer"


def python(name: str, cache: Path) -> Path:
    """Return the Python of an environment, installed if need be; safe among parallel tests."""
    if name == OWN:
        return Path(sys.executable)
    folder = cache / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        _install(name, folder, cache)
    return folder / "venv" / "bin" / "python"


def _install(name: str, folder: Path, cache: Path) -> None:
    lock, stamp, there = LOCKS / f"{name}.lock", folder / "installed", folder / "venv"
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return
    stamp.unlink(missing_ok=True)
    shutil.rmtree(there, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", there], check=True)
    found = there / "bin" / "python"
    wanted = ["--quiet", "--no-deps", "--require-hashes", "--requirement", lock]
    if name == INSTALLER or not _came_through(cache, found, wanted):
        pip = [found, "-m", "pip", "install", "--disable-pip-version-check"]
        subprocess.run([*pip, *wanted], check=True)
    stamp.write_text(digest, encoding="utf-8")


def _came_through(cache: Path, found: Path, wanted: list[str | Path]) -> bool:
    uv = python(INSTALLER, cache).parent / "uv"
    return not subprocess.run(
        [uv, "pip", "install", "--python", found, *wanted], check=False
    ).returncode
