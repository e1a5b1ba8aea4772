"""Guards the code: formatted, linted, typed, packaged as declared."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT
from etiograph import locations

CHECKS = {
    "ruff check": ["ruff", "check", "--no-cache", "."],
    "ruff format": ["ruff", "format", "--no-cache", "--check", "."],
    "mypy --strict": ["mypy"],
    "validate-pyproject": ["validate_pyproject", "pyproject.toml"],
}


CLIENTS = [
    path.relative_to(ROOT).as_posix()
    for path in locations.files(ROOT, "tests/clients/environments/*.lock")
    if path.stem not in ("crate", "installer", "spark")  # few packages each
]


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS.keys())
def test_the_code_passes(command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_locks_have_a_hash_for_each_package_and_hold_what_is_declared():
    for name in ("requirements.lock", "requirements-test.lock", *CLIENTS):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = [line for line in text.splitlines() if line and line[0] not in " #-"]

        assert len(packages) > (0 if name in CLIENTS else 10)
        assert all(line.endswith("\\") for line in packages)
        assert all("==" in line for line in packages)
        assert "://" not in text


def test_the_test_lock_holds_the_lock():
    def pins(name):
        text = (ROOT / name).read_text(encoding="utf-8")
        lines = (line for line in text.splitlines() if line and line[0] not in " #-")
        # With more packages one may be wanted by more versions of Python: the version is the same.
        return {line.rstrip(" \\").partition(" ;")[0] for line in lines}

    assert pins("requirements.lock") <= pins("requirements-test.lock")
