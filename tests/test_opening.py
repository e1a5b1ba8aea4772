"""Guards the compiled form: it answers as the graph does, and is never of another graph."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys

import pyoxigraph as ox
import pytest

from etiograph.building import compiled, graph, noting, opening
from etiograph.errors import EtiographError
from etiograph.rdf import bounded, query, reading, strict_stream, writing
from etiograph.vocabulary import ETIO

CLAIM = f"<http://x/c> {graph.RDF_TYPE} <{ETIO.Claim}> <http://x/g> .\n"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def every_size(monkeypatch):
    monkeypatch.setattr(opening, "SMALL", 0)


@pytest.fixture
def small(tmp_path):
    """Return the path of a graph of one claim."""
    path = tmp_path / "small.nq"
    path.write_text(CLAIM, encoding="utf-8")
    return path


def aged(path):
    """Let a graph and its note look as if the one had stood there long before the other."""
    note = compiled.folder(path) / compiled.STATE
    later = max(path.stat().st_mtime_ns, path.stat().st_ctime_ns) + 2 * noting.MARGIN
    os.utime(note, ns=(later, later))


def parts(path):
    """Return the names of the forms that are kept of a graph."""
    return sorted(one.name for one in compiled.folder(path).glob("*/*"))


def test_the_compiled_form_holds_what_memory_holds(built, store):
    opened = opening.load(built)

    assert set(opened) == set(store)
    assert [one.partition("-")[0] for one in parts(built)] == ["index", "oxigraph", "tables"]


@pytest.mark.parametrize(
    "more",
    [
        "<http://x/a> <http://x/b> <http://x/c> .\n",
        '<http://x/a> <http://x/b> "a <b" .\n',
        '<http://x/a> <http://x/b> "a <b"^^<http://x/t> .\n',
        '<http://x/a> <http://x/b> "a <b> ."@en <http://x/g> .\n',
        '<http://x/a>\t<http://x/b>  "tab"   <http://x/g> . # a comment\n',
        '<http://x/a> <http://x/b> "\\"<x>\\\\" <http://x/g> .\n',
        "".join(
            f'<http://x/a> <http://x/b> "twice" {g} .\n'
            for g in ("<http://x/g>", "<http://x/h>", "")
        ),
        '<http://x/a> <http://x/b> "no end of line" <http://x/g> .',
        "# nothing but a comment\n\n",
        '<http://x/\u00e9> <http://x/b> "\u00e9 \u4e2d" <http://x/g> .\n',
    ],
)
def test_however_a_quad_is_written_it_is_read_as_in_memory(small, more, monkeypatch):
    small.write_text(CLAIM + more, encoding="utf-8")
    for chunk in (1, 1 << 22):
        monkeypatch.setattr(strict_stream, "CHUNK", chunk)
        with small.open("rb") as file:
            streamed = ox.Store()
            streamed.bulk_load(b"".join(strict_stream.parts(small, file)), ox.RdfFormat.N_QUADS)

        assert set(streamed) == set(graph.load(small)) == set(opening.load(small))


@pytest.mark.parametrize(
    "bad",
    [
        '<http://x/a> <http://x/b> "\x07" <http://x/g> .\n',
        '<http://x/a> <http://x/b> "\\u0007" <http://x/g> .\n',
        '<http://x/a> <http://x/b> "\\b" <http://x/g> .\n',
        '<http://x/a> <http://x/b> "\u202e" <http://x/g> .\n',
        '<http://x/a> <http://x/b> "\\u202E" <http://x/g> .\n',
        '<http://x/a> <http://x/b> "\uffff" <http://x/g> .\n',
        '<http://x/a> <http://x/b> "e\u0301" <http://x/g> .\n',
        "_:a <http://x/b> <http://x/c> <http://x/g> .\n",
        "<http://x/a> <http://x/b> _:c <http://x/g> .\n",
        '<http://x/a> <http://x/b> "no end <http://x/g> .\n',
        "<http://x/a> <http://x/b> <http://x/c <http://x/g> .\n",
        "no quad\n",
    ],
)
def test_what_is_refused_in_memory_is_refused_with_the_same_words(small, bad):
    small.write_text(CLAIM + bad, encoding="utf-8")
    with pytest.raises(EtiographError) as in_memory:
        graph.load(small)
    with pytest.raises(EtiographError) as opened:
        opening.load(small)

    assert str(opened.value) == str(in_memory.value)
    assert type(opened.value) is type(in_memory.value)
    assert parts(small) == []
    assert not list(compiled.folder(small).glob("*/"))


def test_bytes_that_are_not_text_are_refused_with_their_place(small):
    small.write_bytes(CLAIM.encode() + b'<http://x/a> <http://x/b> "\xff" <http://x/g> .\n')
    with pytest.raises(EtiographError, match=f"byte {len(CLAIM) + 27}: not UTF-8") as opened:
        opening.load(small)
    with pytest.raises(EtiographError) as in_memory:
        reading.nquads(small)
    assert str(opened.value) == str(in_memory.value)


def test_a_graph_without_claims_is_refused(small):
    small.write_text("<http://x/a> <http://x/b> <http://x/c> <http://x/g> .\n", encoding="utf-8")
    with pytest.raises(EtiographError, match="holds no claim"):
        opening.load(small)


def test_what_stands_there_is_opened_and_not_made_again(small, monkeypatch):
    opening.load(small)
    monkeypatch.setattr(opening, "_fill", lambda *_: pytest.fail("made again"))

    assert len(opening.load(small)) == 2


def test_a_digest_is_noted_and_the_file_not_read_again(small, monkeypatch):
    opening.load(small)
    compiled.digest(small)
    aged(small)
    monkeypatch.setattr(compiled.hashlib, "file_digest", lambda *_: pytest.fail("read again"))

    assert (
        compiled.digest(small)
        == json.loads((compiled.folder(small) / compiled.STATE).read_text(encoding="utf-8"))[
            "digest"
        ]
    )


def test_a_note_as_young_as_the_graph_is_not_believed(small):
    opening.load(small)
    before = small.stat()
    note = compiled.folder(small) / compiled.STATE
    os.utime(note, ns=(before.st_mtime_ns, before.st_mtime_ns))
    written = json.loads(note.read_text(encoding="utf-8"))
    note.write_text(json.dumps({**written, "digest": "0" * 64}), encoding="utf-8")
    os.utime(note, ns=(before.st_ctime_ns, before.st_ctime_ns))

    assert compiled.digest(small) == written["digest"]


@pytest.mark.parametrize("how", ["in place", "replaced"])
def test_another_graph_of_the_same_size_and_time_is_noticed(small, how):
    opening.load(small)
    aged(small)
    before = small.stat()
    changed = CLAIM.replace("x/c", "x/d")
    if how == "replaced":
        other = small.with_name("other")
        other.write_text(changed, encoding="utf-8")
        other.replace(small)
    else:
        small.write_text(changed, encoding="utf-8")
    os.utime(small, ns=(before.st_atime_ns, before.st_mtime_ns))
    found = opening.load(small)

    assert (small.stat().st_size, small.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert {quad.subject.value for quad in found} == {"http://x/d"}
    assert len(list(compiled.folder(small).glob("*/"))) == 1


def test_a_damaged_form_is_made_again(small):
    opening.load(small)
    place = next(compiled.folder(small).glob("*/*"))
    for file in place.iterdir():
        file.write_bytes(b"")

    assert len(opening.load(small)) == 2


def test_where_nothing_can_be_written_the_graph_is_read(small):
    compiled.folder(small).write_text("a file of somebody's", encoding="utf-8")

    assert len(opening.load(small)) == 2
    assert compiled.folder(small).read_text(encoding="utf-8") == "a file of somebody's"


def test_a_folder_of_somebody_else_is_left_alone(small):
    other = compiled.folder(small) / ("0" * 64) / "precious"
    other.mkdir(parents=True)

    assert len(opening.load(small)) == 2
    assert [one.name for one in compiled.folder(small).iterdir()] == ["0" * 64]
    assert other.is_dir()


def test_a_form_half_made_is_no_form(small, monkeypatch):
    def killed(_path, place):
        place.mkdir()
        (place / "half").write_text("", encoding="utf-8")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(opening, "_fill", killed)
        with pytest.raises(KeyboardInterrupt):
            opening.load(small)

    assert parts(small) == []
    assert len(opening.load(small)) == 2


def test_several_at_once_make_one_form(small):
    small.write_text(
        "".join(CLAIM.replace("x/c", f"x/c{n}") for n in range(20_000)), encoding="utf-8"
    )
    command = (
        "import sys, pathlib\nfrom etiograph.building import opening\n"
        "opening.SMALL = 0\nprint(len(opening.load(pathlib.Path(sys.argv[1]))))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", command, small], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]

    assert [one.communicate()[0] for one in running] == ["40000\n"] * 3
    assert parts(small) == [opening.NAME]
    assert not list(compiled.folder(small).rglob("*.etiograph"))


def test_a_sealed_child_asks_the_compiled_form(built, tmp_path):
    opened = opening.load(built)
    place = tmp_path / "count"

    def work():
        with bounded.sealed():
            found = query.ask(opened, COUNT, {}).rows[0][0].value
        writing.atomic(place, found)
        return 0

    assert bounded.run(work, 60) == 0
    assert int(place.read_text()) == sum(
        1 for _ in opened.quads_for_pattern(None, None, None, ox.DefaultGraph())
    )


def test_a_form_that_is_removed_is_made_again(small):
    opening.load(small)
    shutil.rmtree(compiled.folder(small))

    assert len(opening.load(small)) == 2


@pytest.mark.parametrize("left", [None, "", compiled.TAGGED[:9]])
def test_a_folder_is_taken_up_whose_maker_was_killed_before_it_was_tagged(small, left):
    place = compiled.folder(small)
    place.mkdir()
    if left is not None:
        (place / compiled.TAG).write_text(left, encoding="utf-8")
    opening.compile_graph(small)

    assert compiled.ours(place)
    assert parts(small) == [opening.NAME]


def test_a_folder_that_another_program_tagged_is_left_alone(small):
    place = compiled.folder(small)
    place.mkdir()
    (place / compiled.TAG).write_text(f"{compiled.SIGNATURE}\n# Of another.\n", encoding="utf-8")
    opening.compile_graph(small)

    assert parts(small) == []


@pytest.mark.skipif(sys.platform != "linux", reason="a filter of Linux")
def test_a_sealed_child_reads_files_that_are_opened_later_and_reaches_no_host(tmp_path):
    own = tmp_path / "own"
    own.write_text("x", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        store = ox.Store()

        def work():
            reached = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
            with bounded.sealed(2):
                held = [own.open(encoding="utf-8") for _ in range(2)]
                with pytest.raises(OSError, match="Too many open files"):
                    own.open(encoding="utf-8")
                held.pop().close()
                with pytest.raises(PermissionError):
                    socket.socket()
                with pytest.raises(Exception, match="Permission denied"):
                    list(store.query(reached))
            with pytest.raises(PermissionError):
                socket.socket()
            return 0

        assert bounded.run(work, 60) == 0
        socket.socket().close()


def test_of_a_store_of_many_files_some_are_opened_later(small):
    opening.load(small)
    place = next(compiled.folder(small).glob(f"*/{opening.NAME}"))
    there = len(list(place.glob("*.sst")))

    assert opening.unopened(small) == 0
    for number in range(opening.AT_ONCE - there):
        (place / f"more{number}.sst").touch()
    assert opening.unopened(small) == 0
    (place / "another.sst").touch()
    assert opening.unopened(small) == opening.AT_ONCE + 1


def test_a_store_is_compacted_when_it_is_made(small, monkeypatch):
    done, made = [], ox.Store

    class Store:
        def __init__(self, place):
            self.own = made(place)

        def __getattr__(self, name):
            done.append(name)
            return getattr(self.own, name)

        read_only = made.read_only

    monkeypatch.setattr(opening.ox, "Store", Store)
    opening.load(small)

    assert [one for one in done if one != "quads_for_pattern"] == ["bulk_load", "optimize", "flush"]
