"""What the tests share: the built graph, an invented one to break, golden files, documents."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from etiograph.building import graph, infer
from etiograph.checking import cases, reference_engine
from etiograph.explaining import indexing
from etiograph.explaining.index import Index
from etiograph.explaining.index import index as build_index

ROOT = Path(__file__).parent.parent
collect_ignore = ["clients", "release"]  # scripts for programs of others, which tests start
ONTOLOGY, SHAPES, QUERIES = ROOT / "ontology", ROOT / "shapes", ROOT / "queries"
DOCUMENTS = Path(os.environ.get("ETIOGRAPH_SOURCES", ROOT.parent / "shared" / "sources"))
REFERENCE = Path(os.environ.get("ETIOGRAPH_REFERENCE", DOCUMENTS.parent / "reference"))


def pytest_addoption(parser):
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config):
    config.addinivalue_line("markers", "virtuoso: asks a Virtuoso, where one is installed")
    # Who starts the tests in the background lets them, and all that they start, not hear Ctrl-C.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    """Let modules marked ``slow`` begin first: one that begins last keeps one processor idle."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_terminal_summary(terminalreporter):
    """Say plainly, at the end, what was not tested because something is not on this machine."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests skipped, each with its reason above")


@pytest.fixture(scope="session")
def sources() -> Path:
    """Return the folder of the source documents; without it, skip the test by name."""
    if not DOCUMENTS.is_dir():
        pytest.skip("the source documents are not here; name their folder in ETIOGRAPH_SOURCES")
    return DOCUMENTS


@pytest.fixture(scope="session")
def reference() -> Path:
    """Return the folder of the verified identifiers; without it, skip the test by name."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference tables are not here; name their folder in ETIOGRAPH_REFERENCE")
    return REFERENCE


@pytest.fixture(scope="session")
def rules():
    return infer.rules(QUERIES)


@pytest.fixture(scope="session")
def store(rules) -> ox.Store:
    """Return the whole graph, asserted and derived, built in memory. Do not change it."""
    built = graph.store(graph.asserted(ONTOLOGY))
    infer.derive(built, rules)
    return built


@pytest.fixture(scope="session")
def index(store) -> Index:
    """Return the index of the whole graph."""
    return build_index(indexing.answers(store, QUERIES))


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """Return the graph as the command builds it."""
    path = tmp_path_factory.mktemp("built") / "etiograph.nq"
    done = etiograph("build", "-o", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="session")
def all_shapes() -> rdflib.Graph:
    return reference_engine.read(SHAPES)


@pytest.fixture(scope="session")
def invented() -> list[ox.Quad]:
    """Return the vocabulary, the invented graph of ``shapes/base.ttl`` and what it derives."""
    return cases.invented(ONTOLOGY, QUERIES, ROOT / "tests" / "shapes" / "base.ttl")


@pytest.fixture
def broken(invented):
    """Return a function: the invented graph after a SPARQL update in a file."""

    def change(path: Path) -> ox.Store:
        return cases.changed(invented, path)

    return change


@pytest.fixture
def golden(request):
    """Compare a text with a file of the project; ``--write-golden`` writes the file instead."""

    def compare(text: str, path: Path) -> None:
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        there = path.read_text(encoding="utf-8") if path.exists() else ""

        assert there == text, f"run: pytest --write-golden, then read the diff of {path}"

    return compare


def etiograph(*arguments, cwd=None, env=None, stdin=None) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own, and return what it said."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", **(env or {})}
    environment.pop("ETIOGRAPH_GRAPH", None)
    command = [sys.executable, "-m", "etiograph", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=environment, input=stdin, capture_output=True, text=True, check=False
    )
