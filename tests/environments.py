"""Environments of the clients that clash with each other: each has a lock, and is kept.

``tests/clients/environments/NAME.lock`` is installed once into pytest's cache, and again when the
lock or the Python changes. uv installs, for speed; it is itself installed by pip, from a lock.
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


def python(name: str, cache: Path) -> Path:
    """Return the Python of an environment, installed if need be; safe among parallel tests."""
    if name == OWN:
        return Path(sys.executable)
    folder = cache / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        uv = ["pip"] if name == "installer" else None
        _install(name, folder, uv or [str(python("installer", cache).parent / "uv"), "pip"])
    return folder / "venv" / "bin" / "python"


def _install(name: str, folder: Path, installer: list[str]) -> None:
    lock, stamp, there = LOCKS / f"{name}.lock", folder / "installed", folder / "venv"
    digest = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return
    stamp.unlink(missing_ok=True)
    shutil.rmtree(there, ignore_errors=True)
    with_pip = [] if name == "installer" else ["--without-pip"]
    subprocess.run([sys.executable, "-m", "venv", *with_pip, there], check=True)
    found = there / "bin" / "python"
    if name == "installer":
        command = [found, "-m", *installer, "install", "--quiet", "--disable-pip-version-check"]
    else:
        command = [*installer, "install", "--quiet", "--python", found]
    wanted = ["--no-deps", "--require-hashes", "--requirement", lock]
    subprocess.run([*command, *wanted], check=True)
    stamp.write_text(digest, encoding="utf-8")
