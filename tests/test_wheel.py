"""Guards the wheel: installed in a clean environment, every command works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

import served
from conftest import ROOT
from test_cli import COMMANDS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel as pip does, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", folder, ROOT], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel, and what the lock names, in an environment of its own."""
    folder = tmp_path_factory.mktemp("clean")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock = ["--require-hashes", "--requirement", ROOT / "requirements.lock"]
    subprocess.run([*install, *lock], check=True)
    subprocess.run([*install, "--no-deps", wheel], check=True)
    return folder


def run(installed, *arguments):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ETIOGRAPH", "PYTHON"))}
    return subprocess.run(
        [installed / "venv" / "bin" / "etiograph", *map(str, arguments)],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_ontology_shapes_queries_pages_of_exports_and_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    for folder in ("ontology", "shapes", "queries", "docs/exports"):
        here = {
            str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()
        }
        carried = {n.removeprefix("etiograph/data/") for n in names if f"/data/{folder}/" in n}
        assert carried == here
    assert any(name.endswith("LICENSE-DATA") for name in names)
    assert "etiograph/py.typed" in names


def test_each_command_works_outside_the_checkout(installed, sources, reference):
    sheet = installed / "empty.claims"
    sheet.write_text(
        "source: 000\nagent: language-model-encoder\ntime: 2026-11-21T00:00:00Z\n", encoding="utf-8"
    )
    calls = {
        "build": ["build"],
        "diff": ["diff", "build/etiograph.nq", "build/etiograph.nq", "-o", "changes.jsonl"],
        "apply": ["apply", "build/etiograph.nq", "changes.jsonl", "-o", "again.nq"],
        "validate": ["validate"],
        "info": ["info"],
        "query": ["query", "cq-03", "nutrient=vitamin D"],
        "questions": ["questions"],
        "path": ["path", "vitamin D deficiency", "neck pain"],
        "explain": ["explain", "neck pain"],
        "between": ["between", "vitamin D deficiency", "neck pain"],
        "cut": ["cut", "vitamin D deficiency", "neck pain"],
        "reach": ["reach", "vitamin D deficiency"],
        "common": ["common", "vitamin D", "magnesium"],
        "central": ["central"],
        "foods": ["foods", "magnesium", "potassium"],
        "overview": ["overview", "-o", installed / "pictures"],
        "site": ["site", "-o", installed / "site"],
        "terms": ["terms", "pain"],
        "locate": ["locate", "000", "Neck pain is ... spine.", "--sources", sources],
        "verify": ["verify", "--sources", sources],
        "cover": ["cover", "--sources", sources],
        "encode": ["encode", sheet, "--sources", sources],
        "select-reference": ["select-reference", "--tables", reference],
        "formats": ["formats"],
        "export": ["export", "nquads", "--output", installed / "exports"],
        "restore": ["restore", installed / "exports" / "nquads", "-o", "restored.nq"],
    }
    statuses = {name: run(installed, *arguments).returncode for name, arguments in calls.items()}

    assert statuses == dict.fromkeys(calls, 0)
    built = (installed / "build" / "etiograph.nq").read_bytes()
    assert (installed / "restored.nq").read_bytes() == built
    # Two keep what they need beside the tests: they say so outside a checkout. For mcp, release and
    # serve below.
    assert set(calls) | {"guard", "mcp", "mutate", "release", "serve"} == set(COMMANDS)
    for arguments in (["guard", sheet], ["mutate", "hygiene"]):
        refused = run(installed, *arguments)
        assert refused.returncode == 3
        assert "no such f" in refused.stderr


def test_the_server_carries_its_pages(installed, built, tmp_path):
    program = [str(installed / "venv" / "bin" / "etiograph")]
    with served.serving(built, tmp_path, program=program) as server:
        page = server.ask("/?words=neck+pain")
        style = server.ask("/static/server.css")

    assert (page.status, style.status) == (200, 200)
    assert "<title>" in page.text


def test_the_server_for_models_names_the_extra_that_it_needs(installed):
    done = run(installed, "mcp", "--graph", "none.nq")

    assert done.returncode == 2
    assert "pip install 'etiograph[mcp]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_release_names_at_once_the_package_that_a_format_needs(installed):
    # Before any work: else it would say that there is no such graph.
    done = run(installed, "release", "--graph", "none.nq", "--output", "release")

    assert done.returncode == 3
    assert "pip install 'etiograph[frames]'" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (installed / "release").exists()


def test_licences_and_shapes_of_a_release_are_installed(installed):
    code = (
        "from etiograph import locations; from etiograph.releasing import release\n"
        "print(*map(locations.licence, release.LICENCES), sep='', end='')\n"
        "assert locations.files(locations.root() / release.SHAPES, '*.ttl')"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ETIOGRAPH", "PYTHON"))}
    command = [installed / "venv" / "bin" / "python", "-c", code]
    done = subprocess.run(
        command, cwd=installed, env=environment, capture_output=True, text=True, check=False
    )
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE", "LICENSE-DATA")]

    assert done.returncode == 0, done.stderr
    assert done.stdout == "".join(texts)


def test_a_documents_folder_that_is_not_there_is_said_so(installed):
    done = run(installed, "verify")

    assert done.returncode == 3
    assert "--sources or ETIOGRAPH_SOURCES" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_graph_is_the_same_as_from_the_checkout(installed, built):
    assert run(installed, "build", "-o", "again.nq").returncode == 0
    assert (installed / "again.nq").read_bytes() == built.read_bytes()


def test_the_graph_opens_in_python_where_no_data_frames_are_installed(installed, built):
    code = (
        "import sys, etiograph\n"
        "answer = etiograph.load(sys.argv[1]).query('cq-03', nutrient='vit D')\n"
        "print(len(answer) > 0)\n"
        "answer.to_pandas()"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ETIOGRAPH", "PYTHON"))}
    done = subprocess.run(
        [installed / "venv" / "bin" / "python", "-c", code, built],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "True\n"
    assert "pandas: not installed; run: pip install 'etiograph[frames]'" in done.stderr
