"""Guards the index beside the graph: never stale, never believed when damaged, never in the way."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import io
import json
import os
import pickle
import shutil
import sqlite3
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import QUERIES, etiograph
from etiograph import load
from etiograph.asking import questions
from etiograph.building import compiled, graph, noting, opening, told
from etiograph.columnar import tables as columnar_tables
from etiograph.commands import progress
from etiograph.errors import InputError, QueryError
from etiograph.explaining import (
    columnar_claims,
    explain,
    fresh_index,
    index_file,
    index_rows,
    indexing,
    names,
    sensitivity,
    stems,
)
from etiograph.explaining import explanation_tables as tables
from etiograph.explaining.index import AFFIRMS, ASKS, DENIES, DOUBTS
from etiograph.explaining.stored_index import StoredIndex
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES

TINGLING = PREFIXES["symptom"] + "tingling"
SURELY = [
    f"<{PREFIXES['etio']}certainty> <{PREFIXES['etio']}{one}> " for one in ("asserted", "strong")
]
MAPPINGS = (
    "terms claims labels above counterparts nutrients from_subject about_object by_relation "
    "between steps before after narrower"
).split()
NAMES = ("by_stem", "vocabulary", "felt", "same")


def place(path):
    """Return where the file of the index of a graph belongs."""
    return folder(path) / index_file.NAME


def folder(path):
    return compiled.folder(path) / compiled.digest(path) / index_file.part(QUERIES)


def copied(path, target):
    """Copy a graph with its index, as a person who copies folders does."""
    shutil.copy(path, target)
    shutil.copytree(compiled.folder(path), compiled.folder(target))
    return target


@pytest.fixture(scope="module")
def small(built, tmp_path_factory):
    """Return a graph without what no index is made of, with its index."""
    path = tmp_path_factory.mktemp("small") / "small.nq"
    left_out = ("chains", "external", "inverses", "literature", "reference", "roll-ups")
    unused = tuple(f"<{PREFIXES['graph']}{name}" for name in left_out)
    lines = built.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.rsplit(" ", 2)[1].startswith(unused))
    path.write_text("".join(kept), encoding="utf-8")
    fresh_index.opened(path, QUERIES)
    return path


@pytest.fixture
def mine(small, tmp_path):
    """Return a graph with its index, to change."""
    return copied(small, tmp_path / "mine.nq")


@pytest.fixture
def no_making(monkeypatch):
    """Fail where an index is made anew."""

    def refuse(*_):
        raise AssertionError("the index was made anew")

    monkeypatch.setattr(indexing, "compile_index", refuse)
    monkeypatch.setattr(indexing, "made", refuse)


def weights(path):
    found = explain.from_terms(fresh_index.opened(path, QUERIES), [TINGLING])
    return [(one.deficiency, one.weight) for one in found.candidates]


@pytest.mark.usefixtures("no_making")
def test_build_writes_the_index_that_is_then_read(built):
    assert weights(built)


def test_the_same_graph_gives_the_same_bytes(mine):
    before = place(mine).read_bytes()
    shutil.rmtree(compiled.folder(mine))
    assert weights(mine)

    assert place(mine).read_bytes() == before


def test_the_tables_give_what_memory_gives(small):
    memory = indexing.made(graph.load(small), QUERIES, small)
    stored = fresh_index.opened(small, QUERIES)

    assert isinstance(stored, StoredIndex)
    for name in MAPPINGS:
        whole, read = getattr(memory, name), getattr(stored, name)
        assert read == whole, name
        assert len(read) == len(whole) > 0, name
        fresh = getattr(fresh_index.opened(small, QUERIES), name)
        lost = ("no", "where") if name in ("between", "steps") else "nowhere"
        for key in [*reversed([*whole]), lost]:
            assert fresh.get(key) == whole.get(key), (name, key)
    for name in NAMES:
        assert getattr(stored.lexicon, name) == getattr(memory.lexicon, name), name
        assert len(getattr(stored.lexicon, name)) > 20, name
    assert stored.complaints == memory.complaints


TEXTS = (
    "stiff neck and tingling, no fever",
    "pain",
    "tired all the time; numb feet, no fevr",
    "my neck hurts, the pain is bad, and neck pian; brain fog",
    "lower back pain after eating, no headache, vegan, HP:0030833",
    "xyzzy",
)


@pytest.mark.parametrize("text", TEXTS)
def test_an_explanation_is_the_same_from_tables_and_from_memory(index, built, text):
    stored = fresh_index.opened(built, QUERIES)
    whole = explain.from_words(index, text)
    read = explain.from_words(stored, text)

    assert isinstance(stored, StoredIndex)
    assert read == whole
    assert [one.weight.hex() for one in read.candidates if one.weight] == [
        one.weight.hex() for one in whole.candidates if one.weight
    ]
    assert sensitivity.of(stored, read.understood) == sensitivity.of(index, whole.understood)
    assert tables.explanation_json(read) == tables.explanation_json(whole)


def test_every_symptom_is_explained_the_same(index, built):
    stored = fresh_index.opened(built, QUERIES)
    ways = 0
    for iri, term in index.terms.items():
        if term.kind == "symptom":
            whole = explain.from_terms(index, [iri])
            assert explain.from_terms(stored, [iri]) == whole, iri
            ways += sum(len(s.ways) for one in whole.candidates for s in one.support)
    assert ways > 1000


def test_an_answer_reads_little(built, monkeypatch):
    asked = []
    rows = index_rows.Tables.rows

    def counted(self, text, *values):
        found = rows(self, text, *values)
        asked.append(len(found))
        return found

    monkeypatch.setattr(index_rows.Tables, "rows", counted)
    opened = fresh_index.opened(built, QUERIES)
    at_open = sum(asked)
    explain.from_words(opened, "hair loss")
    assert at_open < 100
    assert sum(asked) - at_open < len(opened.claims)


@pytest.mark.parametrize("text", ["https://x/\udc80 pain", "pain\udc80", "http://x/\0 pain"])
def test_what_no_text_holds_is_not_found(index, built, text):
    stored = fresh_index.opened(built, QUERIES)

    assert explain.from_words(stored, text) == explain.from_words(index, text)


def test_what_is_read_can_be_copied_and_sent(small):
    found = explain.from_terms(fresh_index.opened(small, QUERIES), [TINGLING])

    for other in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301 - our own
        assert other == found
        assert type(other.labels) is dict


def test_a_changed_claim_shows_at_once(mine, tmp_path):
    before = weights(mine)
    text = mine.read_text(encoding="utf-8")
    changed = text.replace(*SURELY)
    assert changed != text
    other = tmp_path / "other.nq"
    other.write_text(changed, encoding="utf-8")
    other.replace(mine)
    after = weights(mine)

    assert after != before
    shutil.rmtree(folder(mine))
    assert weights(mine) == after
    assert len([*compiled.folder(mine).glob("*/index-*")]) == 1


def test_changed_index_queries_make_it_anew(mine, tmp_path):
    queries = tmp_path / "queries"
    shutil.copytree(QUERIES, queries)
    path = queries / "index" / "claims.rq"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("etio:affirms etio:asks", "etio:asks"), encoding="utf-8")

    assert weights(mine)
    assert explain.from_terms(fresh_index.opened(mine, queries), [TINGLING]).candidates == ()
    assert weights(mine)


@pytest.mark.parametrize(
    "name", [f"explaining/{one}" for one in index_file.MAKERS] + ["walking/ways"]
)
def test_changed_code_makes_it_anew(monkeypatch, name, tmp_path):
    before = index_file.part(QUERIES)
    package = Path(index_file.__file__).parents[1]
    for folder in ("explaining", "walking"):
        shutil.copytree(package / folder, tmp_path / folder)
    monkeypatch.setattr(index_file, "__file__", str(tmp_path / "explaining" / "index_file.py"))
    assert index_file.part(QUERIES) == before
    with (tmp_path / f"{name}.py").open("a", encoding="utf-8") as file:
        file.write("# other")

    assert index_file.part(QUERIES) != before


def sealed_anew(file, content):
    """Write a file with a note that fits it: only what opens it can find it wrong."""
    file.write_bytes(content)
    index_file.seal(file)


def damage(kind, file):
    content = file.read_bytes()
    note = file.with_name(index_file.NOTE)
    if kind == "missing":
        file.unlink()
    elif kind == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif kind == "one letter":
        assert content.count(b"tingling")
        file.write_bytes(content.replace(b"tingling", b"tinglinf"))
    elif kind == "one letter, old times":
        times = file.stat()
        file.write_bytes(content.replace(b"tingling", b"tinglinf"))
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif kind == "folder":
        file.unlink()
        file.mkdir()
    elif kind == "a file for the folder":
        shutil.rmtree(file.parent)
        file.parent.write_bytes(b"")
    elif kind == "no note":
        note.unlink()
    elif kind == "no file of ours":
        sealed_anew(file, b"no tables" * 1000)
    elif kind == "empty":
        sealed_anew(file, b"")
    else:
        seen = json.loads(note.read_text(encoding="utf-8"))
        hostile = {
            "deep": b"[" * 99_999,
            "list": b"[]",
            "digest": json.dumps({**seen, "digest": "0" * 64}).encode(),
            "odd": json.dumps({**seen, "digest": {"a": 1}, "size": "big"}).encode(),
            "bytes": b"\xff\xfe\x00",
        }[kind]
        note.write_bytes(hostile)


KINDS = (
    "missing/cut/one letter/one letter, old times/folder/a file for the folder/no note/"
    "no file of ours/empty/deep/list/digest/odd/bytes"
).split("/")


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_or_hostile_index_is_not_believed(mine, kind):
    before = weights(mine)
    damage(kind, place(mine))

    assert weights(mine) == before


@pytest.mark.parametrize("kind", ["missing", "cut", "one letter", "no note", "digest", "empty"])
def test_what_was_made_anew_is_written(mine, kind):
    whole = place(mine).read_bytes()
    weights(mine)
    damage(kind, place(mine))
    weights(mine)

    assert place(mine).read_bytes() == whole
    assert index_file.whole(place(mine))


def test_a_file_is_hashed_only_where_it_may_have_changed(mine, monkeypatch):
    file, hashed = place(mine), []
    digest = hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *a: (hashed.append(1), digest(*a))[1])
    assert index_file.whole(file)
    assert hashed  # it is a copy
    note = file.with_name(index_file.NOTE)
    later = file.stat().st_ctime_ns + 2 * noting.MARGIN
    os.utime(note, ns=(later, later))
    hashed.clear()
    assert index_file.whole(file)
    assert not hashed
    os.utime(file)
    os.utime(note, ns=(later, later))
    assert index_file.whole(file)
    assert hashed


def test_a_note_within_a_tick_of_the_change_is_not_believed(mine):
    file = place(mine)
    assert index_file.whole(file)
    content = file.read_bytes()
    times = file.stat()
    file.write_bytes(content.replace(b"tingling", b"tinglinf"))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    note = file.with_name(index_file.NOTE)
    written = json.loads(note.read_text(encoding="utf-8"))
    # As if the clock had not moved on since the note was written.
    note.write_text(json.dumps({**written, "changed": file.stat().st_ctime_ns}), encoding="utf-8")

    assert not index_file.whole(file)


def test_a_folder_that_is_not_ours_is_left_alone(mine):
    other = compiled.folder(mine)
    shutil.rmtree(other)
    other.mkdir()
    (other / "notes.txt").write_text("mine", encoding="utf-8")

    assert weights(mine)
    assert [path.name for path in other.iterdir()] == ["notes.txt"]


def test_a_folder_that_cannot_be_written_is_no_hindrance(mine, monkeypatch):
    shutil.rmtree(compiled.folder(mine))

    @contextlib.contextmanager
    def refused(*_):
        yield None

    monkeypatch.setattr(compiled, "_stage", refused)

    assert weights(mine)
    assert [path.name for path in mine.parent.iterdir()] == [mine.name]


@pytest.mark.parametrize("where", ["tables", "note"])
def test_a_disk_that_is_full_is_no_hindrance(mine, monkeypatch, where):
    shutil.rmtree(folder(mine))
    if where == "note":
        full = OSError(28, "No space left")
        monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(full))
    else:
        connect = sqlite3.connect

        def narrow(*arguments, **named):
            database = connect(*arguments, **named)
            database.execute("PRAGMA max_page_count=20")
            return database

        monkeypatch.setattr(sqlite3, "connect", narrow)

    assert weights(mine)
    assert not folder(mine).exists()


def test_a_graph_that_changes_meanwhile_gets_the_index_of_what_stands_there(mine, monkeypatch):
    shutil.rmtree(folder(mine))
    load_graph, loaded = opening.load, []

    def changed(path):
        store = load_graph(path)
        if not loaded:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(*SURELY), encoding="utf-8")
        loaded.append(path)
        return store

    before = weights(mine)
    shutil.rmtree(folder(mine))
    monkeypatch.setattr(opening, "load", changed)
    after = weights(mine)

    assert len(loaded) == 2
    assert after != before
    assert after == weights(mine)


def test_a_graph_that_is_not_there_is_said_so(tmp_path):
    done = etiograph("explain", "pain", "--graph", tmp_path / "none.nq")

    assert done.returncode == 3
    assert "no such file; run: etiograph build" in done.stderr


@pytest.mark.parametrize(
    ("lost", "part"),
    [("ontology#rank> ", "has no rank"), ("dc/terms/publisher> ", "has no publisher")],
)
def test_a_graph_that_lacks_what_an_explanation_needs_is_said_so(small, tmp_path, lost, part):
    lines = small.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "poor.nq"
    path.write_text("".join(line for line in lines if lost not in line), encoding="utf-8")
    done = etiograph("explain", "pain", "--graph", path)

    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert f"{path}: lacks what an explanation needs: " in done.stderr
    assert part in done.stderr
    assert not folder(path).exists()
    with pytest.raises(InputError, match=part):
        load(path).explain("pain")


def test_what_is_kept_is_made_once_and_changes_no_answer(small):
    first = fresh_index.opened(small, QUERIES)
    for text in ("pain", "neck pain and pain", "pain", "stiff neck, no tingling"):
        assert explain.from_words(first, text) == explain.from_words(
            fresh_index.opened(small, QUERIES), text
        )
    made = []
    for _ in range(2):
        first.kept("here", "key", lambda: made.append(1))
    assert made == [1]


def test_the_index_holds_every_claim_and_term(store, index):
    def count(text):
        return {row[0].value for row in query.ask(store, text, {}).rows}

    stances = {stance: set() for stance in (AFFIRMS, DENIES, DOUBTS, ASKS)}
    for one in index.claims.values():
        stances[one.stance].add(one.iri)
    for stance, found in stances.items():
        answer = query.ask(store, "SELECT ?c ?s WHERE { ?c ?s ?p }", {"s": ox.NamedNode(stance)})
        assert found == {row[0].value for row in answer.rows}
    assert set(index.claims) == count("SELECT ?c WHERE { ?c a etio:Claim }")
    names = count("SELECT ?n WHERE { ?t a etio:Symptom . ?t rdfs:label|skos:altLabel ?n }")
    assert names == {n for t in index.terms.values() if t.kind == "symptom" for n in t.names}
    assert ETIO.leadsTo in index.above[ETIO.causes]


def test_an_opened_graph_answers_from_its_index_while_its_file_stands(mine, monkeypatch):
    asked = []
    made = indexing.made
    monkeypatch.setattr(indexing, "made", lambda *some: (asked.append(some), made(*some))[1])
    ends = ("vitamin B12 deficiency", "tingling")
    first, second = load(mine), load(mine)
    paths = first.paths(*ends)
    assert paths
    assert first.explain("tingling").candidates
    assert not asked

    shutil.copy(mine, mine.with_name("other"))
    with mine.with_name("other").open("a", encoding="utf-8") as file:
        file.write("# other\n")
    mine.with_name("other").replace(mine)
    assert second.paths(*ends) == paths
    assert not asked
    assert second.explain("tingling") == first.explain("tingling")
    assert len(asked) == 1


def test_build_makes_the_index_and_it_is_small(built):
    assert index_file.whole(place(built))
    assert place(built).stat().st_size < built.stat().st_size / 40


@pytest.fixture(scope="module")
def tabled(small, tmp_path_factory):
    """Return a graph with its index, its store and its tables."""
    path = copied(small, tmp_path_factory.mktemp("tabled") / "tables.nq")
    columnar_tables.folder(path, QUERIES)
    return path


@pytest.fixture(scope="module")
def asked():
    """Return the query for claims."""
    return next(one for one in questions.shipped(QUERIES, "index") if one.name == indexing.LONG)


@pytest.fixture(scope="module")
def changeable(tabled):
    """Return a graph in memory; what a test adds it takes away."""
    store = ox.Store()
    store.bulk_extend(opening.load(tabled))
    return store


def test_an_index_is_made_of_the_tables_where_they_are_there_with_the_same_bytes(
    small, tabled, asked, tmp_path, monkeypatch
):
    path = copied(tabled, tmp_path / "mine.nq")
    store, found = opening.load(path), columnar_tables.there(path, QUERIES)
    by_query = [*indexing.answers(store, QUERIES)[indexing.LONG]]
    rows = indexing._rows  # noqa: SLF001 - to see who is asked

    def refuse(store, asked):
        assert asked.name != indexing.LONG
        return rows(store, asked)

    shutil.rmtree(folder(path))
    monkeypatch.setattr(indexing, "_rows", refuse)

    assert [*columnar_claims.rows(store, asked, QUERIES, found)] == by_query
    assert weights(path)
    assert place(path).read_bytes() == place(small).read_bytes()


def test_the_query_is_asked_where_tables_do_not_hold_each_claim(tabled, changeable, asked):
    found = columnar_tables.there(tabled, QUERIES)
    one, label = (ox.NamedNode(PREFIXES["symptom"] + name) for name in ("nobody", "no-label"))
    limits = (ETIO.region, ETIO.severity, ETIO.frequency, ETIO.outcome)
    added = [ox.Quad(one, ox.NamedNode(limit), label) for limit in limits]

    assert columnar_claims.rows(changeable, asked, QUERIES, found) is not None
    for quad in (ox.Quad(one, graph.RDF_TYPE, ox.NamedNode(ETIO.Claim)), *added):
        changeable.add(quad)
        assert columnar_claims.rows(changeable, asked, QUERIES, found) is None
        changeable.remove(quad)
    assert columnar_claims.rows(changeable, asked, QUERIES.parent, found) is None


def test_an_index_is_made_by_the_query_where_the_tables_are_damaged(small, tabled, tmp_path):
    path = copied(tabled, tmp_path / "mine.nq")
    found = columnar_tables.there(path, QUERIES)
    shutil.rmtree(folder(path))
    content = (found / "tables.duckdb").read_bytes()
    heads = 3 * 4096  # read when it is opened; the blocks after them, when rows are
    for kept in (heads, 0):
        (found / "tables.duckdb").write_bytes(content[:kept] + bytes(len(content) - kept))
        with pytest.raises(QueryError):
            list(indexing.answers(opening.load(path), QUERIES, found)[indexing.LONG])

    assert weights(path) == weights(small)


def test_names_do_not_hang_on_the_order_of_hashes():
    label = "red blue green brown white black pink grey"
    term = names.Term(TINGLING, label, (label,), "symptom", ())

    assert [*names.lexicon([term]).by_stem] == [token.stem for token in stems.tokens(label)]


def test_a_form_that_is_made_is_told_on_a_terminal_only(mine, monkeypatch):
    for there in (True, False):
        terminal = io.StringIO()
        terminal.isatty = lambda there=there: there
        monkeypatch.setattr(sys, "stderr", terminal)
        before = told.making.set(progress.making)
        shutil.rmtree(folder(mine))
        opening.load(mine)
        fresh_index.opened(mine, QUERIES)
        told.making.reset(before)
        shown = terminal.getvalue()

        assert ("mine.nq: making its index, once for this graph" in shown) == there
        assert "\n" not in shown
        assert shown.endswith(" \r") == there
