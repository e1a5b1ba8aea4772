"""Shipped questions that the tables answer: a server gives the same bytes as by Oxigraph."""

from __future__ import annotations

import subprocess
import sys
from urllib.parse import urlencode

import pytest

import served
from conftest import QUERIES
from etiograph.asking import binding, questions
from etiograph.columnar import database
from etiograph.errors import QueryError
from etiograph.rdf import query
from etiograph.serving.answers import sparql
from etiograph.serving.limits import Limits
from etiograph.serving.served import ServedGraph


@pytest.fixture(scope="module")
def graph(built):
    return ServedGraph.opened(built)


def test_the_tables_answer_what_has_a_twin(graph):
    twins = {one.name for one in questions.listed(QUERIES) if one.path.with_suffix(".sql").exists()}

    assert set(graph.twins) == twins
    assert len(twins) > 40


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_is_written_as_by_oxigraph(graph, form):
    for name in graph.twins:
        asked = graph.question(name)
        bound = binding.bind(graph.store, asked, asked.example)
        write = sparql.writing(form, None, Limits())
        found = graph.asked(asked, "", bound, write)

        assert found.body == query.asked(graph.store, asked.text, bound, name, write).body, name


def test_a_running_server_answers_what_has_a_twin(graph, built, tmp_path):
    """Each question by its example, with the rows that the command line's engine finds."""
    write, empty = sparql.writing("csv", None, Limits()), []
    with served.serving(built, tmp_path, "--seconds", "30") as server:
        for name in graph.twins:
            asked = graph.question(name)
            given = {f"${key}": value for key, value in asked.example.items()}
            fields = urlencode({"question": name, **given, "format": "csv"})
            found = server.ask(f"/query?{fields}")
            bound = binding.bind(graph.store, asked, asked.example)
            here = query.asked(graph.store, asked.text, bound, name, write).body

            assert (found.status, found.body) == (200, here), name
            if len(found.body.splitlines()) < 2:
                empty.append(name)
    assert len(graph.twins) > 40
    assert empty == []


def test_sparql_is_not_asked_of_the_tables(graph):
    asked = graph.question("cq-38")
    write = sparql.writing("csv", None, Limits())

    assert asked.name in graph.twins
    assert graph.asked(None, "SELECT (1 AS ?one) {}", {}, write).body.split() == [b"one", b"1"]


def test_tables_may_be_forked_with(built):
    code = (
        "import os, sys; from pathlib import Path\n"
        "from etiograph.columnar import database, tables\n"
        "folder = tables.folder(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "before = len(os.listdir('/proc/self/task'))\n"
        "opened = database.opened(folder, threads=1)\n"
        "opened.execute('SELECT count(*) FROM claims').fetchall()\n"
        "print(len(os.listdir('/proc/self/task')) - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, built, QUERIES], capture_output=True, text=True, check=True
    )

    assert done.stdout == "0\n"  # a thread would not be there in a child


def test_what_the_tables_cannot_answer_is_asked_of_oxigraph(graph, monkeypatch, capfd):
    def full(*_: object) -> None:
        raise QueryError("cq-38", "out of memory", "ask for less")

    asked, write = graph.question("cq-38"), sparql.writing("csv", None, Limits())
    expected = graph.asked(asked, "", {}, write).body
    monkeypatch.setattr(database, "ask", full)

    assert graph.asked(asked, "", {}, write).body == expected
    first, second = capfd.readouterr().err.splitlines()
    assert first.endswith("DuckDB failed: cq-38")
    assert "out of memory" in second
