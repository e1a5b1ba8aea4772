"""Says on what was measured."""

from __future__ import annotations

import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path

import psutil

CHANGED = ("benchmarks", "ontology", "queries", "scripts", "shapes")
"""Folders on which what is measured hangs."""


def described() -> dict[str, str | int]:
    """Return processor, cores, memory, system and Python."""
    processors = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"^model name\s*: (.*)", processors, re.MULTILINE)
    return {
        "processor": model[1] if model else platform.processor(),
        "cores": psutil.cpu_count() or 1,
        "gigabytes": round(psutil.virtual_memory().total / 1e9),
        "system": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.system()}",
        "Python": platform.python_version(),
    }


def versions(lock: Path) -> dict[str, str]:
    """Return the versions of the peers: what stands beside the lock, and in it."""
    wanted = lock.with_suffix(".in").read_text(encoding="utf-8").split()
    found = {}
    for name in sorted({*wanted, "networkx", "pyoxigraph", "pyshacl", "rdflib"}):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "not here"
    # Debian's name of the file says it; the program itself would take a second.
    jena = sorted(Path("/usr/share/java").glob("jena-arq-[0-9]*.jar"))
    found["Jena"] = jena[0].stem.removeprefix("jena-arq-") if jena else "not here"
    return found


def commit(root: Path) -> str:
    """Return the commit that was measured, and whether anything was changed since."""

    def git(*words: str) -> str:
        command = ["git", "-C", str(root), *words]
        return subprocess.run(  # noqa: S603 - git, to read
            command, capture_output=True, text=True, check=False
        ).stdout.strip()

    changed = git("status", "--porcelain", "--", *CHANGED)
    return git("rev-parse", "--short=12", "HEAD") + (" and changes" if changed else "")
