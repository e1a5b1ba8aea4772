"""Asks a real Virtuoso the shipped questions: many have our rows there, and docs say which not."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.parse

import pyoxigraph as ox
import pytest

from conftest import QUERIES, ROOT
from etiograph.asking import questions, rows
from etiograph.building import graph
from etiograph.rdf import query
from etiograph.remote import endpoint

pytestmark = pytest.mark.virtuoso
NAME = "urn:etiograph"
CONFIGURATION = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{web}
[SPARQL]
ResultSetMaxRows = 1000000
"""
LOAD = "DB.DBA.TTLP_MT(file_to_string_output('all.nt'), '', '{name}', 0); checkpoint;"
PAGE = (ROOT / "docs" / "endpoint.md").read_text(encoding="utf-8")
OTHER = set(re.findall(r"^\| (cq-\d+) \|", PAGE, re.MULTILINE))
"""Questions to which Virtuoso gives other rows, as the page lists them."""
EQUAL = [q for q in questions.shipped(QUERIES, "competency") if q.name[:5] not in OTHER]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def virtuoso(store, tmp_path_factory):
    """Start a Virtuoso that holds the triples of the graph in one named graph."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if not program or not client:
        pytest.skip("virtuoso is not here; on Debian: apt-get install virtuoso-opensource-7-bin")
    root, port, web = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (root / "virtuoso.ini").write_text(CONFIGURATION.format(port=port, web=web))
    triples = "".join(f"{triple} .\n" for triple in graph.default(store))
    (root / "all.nt").write_text(triples, encoding="utf-8")
    log = root / "out.log"
    with log.open("wb") as out:
        command = [program, "+foreground", "+configfile", "virtuoso.ini"]
        running = subprocess.Popen(command, stdout=out, stderr=out, cwd=root)
        try:
            for _ in range(600):
                if "Server online" in log.read_text(errors="replace"):
                    break
                assert running.poll() is None, log.read_text(errors="replace")
                time.sleep(0.1)
            load = [client, f"127.0.0.1:{port}", "dba", "dba", f"exec={LOAD.format(name=NAME)}"]
            subprocess.run(load, check=True, capture_output=True, timeout=120)
            graphs = urllib.parse.urlencode({"default-graph-uri": NAME})
            yield f"http://127.0.0.1:{web}/sparql?{graphs}"
        finally:
            running.kill()
            running.wait(20)


def test_every_triple_is_there(virtuoso, store):
    found = query.ask(endpoint.opened(virtuoso), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", {})

    assert int(found.rows[0][0].value) == len(graph.default(store))


@pytest.mark.parametrize("question", EQUAL, ids=lambda q: q.name)
def test_a_question_has_its_stored_answer_there(question, virtuoso):
    bound = {name: ox.NamedNode(value) for name, value in question.example.items()}
    answer = query.ask(endpoint.opened(virtuoso), question.text, bound)

    stored = ROOT / "tests" / "answers" / f"{question.name}.tsv"
    assert rows.render(answer, "tsv") == stored.read_text(encoding="utf-8")
