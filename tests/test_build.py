"""Guards the build: the same bytes each time, read strictly, never torn."""

from __future__ import annotations

import os
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from etiograph.building import graph
from etiograph.errors import InputError, InputSyntaxError, OutputError
from etiograph.rdf import reading, serializing, writing
from etiograph.vocabulary import PREFIXES


def test_the_built_graph_is_sorted_and_has_no_blank_node(built):
    lines = built.read_text(encoding="utf-8").split("\n")

    assert lines[-1] == ""
    assert lines[:-1] == sorted(set(lines[:-1]))
    assert [line for line in lines if line.startswith("_:") or " _:" in line.split('"')[0]] == []


def test_the_union_holds_each_triple_once(store):
    union = graph.default(store)

    assert len(union) == len(set(union))
    assert set(union) == {quad.triple for quad in graph.named(store)}


def test_a_built_graph_opens_as_it_was(built, store):
    assert set(graph.load(built)) == set(store)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_the_same_number_of_quads(built):
    text = built.read_text(encoding="utf-8")
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="nquads")

    assert sum(1 for _ in dataset.quads((None, None, None, None))) == text.count("\n")


@pytest.mark.parametrize(
    ("content", "error", "what"),
    [
        (b"<a> <b> .", InputSyntaxError, r"bad\.ttl:1:\d+"),
        (
            b"@prefix x: <https://x/> .\n\nx:a x:b x:c ;;; .\nx:a x:b",
            InputSyntaxError,
            r"bad\.ttl:4:",
        ),
        (b"<https://x/a> <https://x/b> [] .", InputError, "node without IRI"),
        (b'<https://x/a> <https://x/b> "\xff" .', InputSyntaxError, "byte 29: not UTF-8"),
        ('<https://x/a> <https://x/b> "e\u0301" .'.encode(), InputError, "normal form C"),
        (rb'<https://x/a> <https://x/b> "\u0007" .', InputError, "control character"),
        (rb'<https://x/a> <https://x/b> "\u202e" .', InputError, "control character"),
        (rb'<https://x/a> <https://x/b> "\uFFFE" .', InputError, "control character"),
        ('<https://x/a> <https://x/b> "a \uffff" .'.encode(), InputError, "control character"),
        (rb'<https://x/a> <https://x/b> "\uD800" .', InputSyntaxError, r"bad\.ttl:1:"),
        ("<https://x/a> <https://x/\ufffe> 1 .".encode(), InputSyntaxError, r"bad\.ttl:1:"),
        (b"<https://x/a b> <https://x/b> 1 .", InputSyntaxError, r"bad\.ttl:1:"),
    ],
    ids=[
        "relative",
        "torn",
        "blank",
        "not-utf8",
        "not-nfc",
        "control",
        "bidi",
        "fffe",
        "ffff",
        "surrogate",
        "fffe-in-iri",
        "bad-iri",
    ],
)
def test_what_a_careless_reader_would_repair_is_refused(tmp_path, content, error, what):
    path = tmp_path / "bad.ttl"
    path.write_bytes(content)

    with pytest.raises(error, match=what):
        reading.turtle(path)


def test_a_number_keeps_the_digits_that_it_was_written_with(tmp_path):
    path = tmp_path / "n.ttl"
    path.write_text(
        f'<https://x/a> <https://x/b> "01"^^<{PREFIXES["xsd"]}integer> .', encoding="utf-8"
    )
    (triple,) = reading.turtle(path)

    assert '"01"' in serializing.nquads([ox.Quad(*triple)])


def test_a_quad_with_a_blank_node_is_never_written():
    with pytest.raises(OutputError, match="node without IRI"):
        serializing.nquads(
            [ox.Quad(ox.BlankNode("b"), ox.NamedNode("https://x/p"), ox.Literal("x"))]
        )


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "out.nq"
    path.write_text("old", encoding="utf-8")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        writing.atomic(path, "new")

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_to_a_full_disk_leaves_the_old_file(tmp_path):
    full = "/dev/full"
    if not os.path.exists(full):  # noqa: PTH110 - a device, not a path of ours
        pytest.skip("this system has no /dev/full")
    code = (
        "import resource, sys; from pathlib import Path; from etiograph.rdf import writing\n"
        "from etiograph.errors import OutputError\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: writing.atomic(Path(sys.argv[1]), 'x' * 5000)\n"
        "except OutputError as error: sys.exit(3)\n"
    )
    path = tmp_path / "out.nq"
    path.write_text("old", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)

    assert done.returncode == 3
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    max_size=20,
)


@given(st.dictionaries(st.sampled_from("abc"), TEXT, min_size=1))
def test_turtle_that_we_write_reads_back_the_same(values):
    base = PREFIXES["symptom"]
    triples = {
        ox.Triple(
            ox.NamedNode(base + name),
            ox.NamedNode(PREFIXES["rdfs"] + "label"),
            ox.Literal(text, language="en"),
        )
        for name, text in values.items()
    }
    written = serializing.turtle(triples, "Test.")
    back = {quad.triple for quad in ox.parse(written, format=ox.RdfFormat.TURTLE)}

    assert back == triples
    assert serializing.turtle(back, "Test.") == written
