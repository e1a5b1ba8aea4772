"""Guards ``run.py``: one command on a bare Python, no second installation, no network needed."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

pytestmark = pytest.mark.slow

NAMES = ("run.py", "pyproject.toml", "requirements.lock", "requirements-test.lock", "README.md")
FOLDERS = ("docs", "ontology", "queries", "scripts", "shapes")


@pytest.fixture(scope="module")
def wheelhouse(tmp_path_factory):
    """Return a folder with the wheels of the lock, as the README makes one."""
    folder = tmp_path_factory.mktemp("wheelhouse")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "-d", folder, "-r", ROOT / "requirements.lock"], check=True)
    return folder


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, wheelhouse):
    """Return a fresh copy of the project in which ``run.py`` ran once, without network."""
    folder = tmp_path_factory.mktemp("fresh")
    for name in (*NAMES, "LICENSE", "LICENSE-DATA"):
        shutil.copy(ROOT / name, folder / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    first = run(folder, "--wheelhouse", wheelhouse)
    return folder, first


def run(folder, *arguments):
    # A proxy that answers nobody: whatever reaches for the network fails.
    dead = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    kept = {k: v for k, v in os.environ.items() if not k.upper().startswith(("PIP_", "ETIOGRAPH"))}
    return subprocess.run(
        [sys.executable, folder / "run.py", *map(str, arguments)],
        env={**kept, **dead, "PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_needs_the_standard_library_only():
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))

    assert {name.partition(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_a_fresh_copy_builds_validates_and_answers_without_network(fresh):
    folder, first = fresh

    assert first.returncode == 0, first.stderr
    assert (folder / ".venv" / "bin" / "etiograph").exists()
    assert (folder / "build" / "etiograph.nq").exists()
    for part in ("claim:000-", "biologyinsights.com", "poor posture", "What was built"):
        assert part in first.stdout
    assert "0 violations, 0 warnings" in first.stderr


def test_a_second_start_does_not_install_again(fresh):
    folder, _ = fresh
    before = {path: path.stat().st_mtime_ns for path in (folder / ".venv").rglob("*.py")}
    second = run(folder)

    assert second.returncode == 0
    assert "Setting up" not in second.stderr
    assert {path: path.stat().st_mtime_ns for path in (folder / ".venv").rglob("*.py")} == before


def test_a_changed_lock_installs_again(fresh, wheelhouse):
    folder, _ = fresh
    lock = folder / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert "Setting up" in run(folder, "setup", "--wheelhouse", wheelhouse).stderr


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["--wheelhouse", "/nowhere/at/all"], 1, "no such folder"),
        (["fly"], 2, "invalid choice"),
        (["setup", "--odd"], 2, "unknown argument --odd"),
    ],
)
def test_wrong_usage_is_said_so(arguments, status, part):
    done = run(ROOT, *arguments)

    assert done.returncode == status
    assert part in done.stderr


def test_a_package_with_another_hash_is_refused(fresh, wheelhouse, tmp_path):
    folder, _ = fresh
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in NAMES:
        shutil.copy(folder / name, copy / name)
    lock = copy / "requirements.lock"
    text = lock.read_text(encoding="utf-8")
    start = text.index("click==")
    head, tail = text[:start], text[start:]
    digits = tail[tail.index("sha256:") + 7 :][:64]
    others = [line for line in tail.splitlines()[1:3] if "sha256" in line]
    tail = tail.replace(digits, "0" * 64)
    for line in others:
        tail = tail.replace(line.split("sha256:")[1][:64], "1" * 64)
    lock.write_text(head + tail, encoding="utf-8")
    done = run(copy, "setup", "--wheelhouse", wheelhouse)

    assert done.returncode == 1
    assert "installing failed" in done.stderr
    assert not list((copy / ".venv").glob("*.installed"))
