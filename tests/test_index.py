"""Guards the index beside the graph: never stale, never believed when damaged, never in the way."""

from __future__ import annotations

import json
import os
import shutil

import pyoxigraph as ox
import pytest

from conftest import QUERIES, etiograph
from etiograph import load
from etiograph.building import graph
from etiograph.errors import InputError
from etiograph.explaining import explain, fresh_index, index_file, indexing
from etiograph.explaining.index import AFFIRMS, ASKS, DENIES, DOUBTS
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES

TINGLING = PREFIXES["symptom"] + "tingling"


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
    path = tmp_path / "mine.nq"
    shutil.copy(small, path)
    shutil.copy(index_file.place(small), index_file.place(path))
    return path


@pytest.fixture
def no_making(monkeypatch):
    """Fail where an index is made anew."""

    def refuse(*_):
        raise AssertionError("the index was made anew")

    monkeypatch.setattr(indexing, "renewed", refuse)


def weights(path):
    found = explain.from_terms(fresh_index.opened(path, QUERIES), [TINGLING])
    return [(one.deficiency, one.weight) for one in found.candidates]


@pytest.mark.usefixtures("no_making")
def test_build_writes_the_index_that_is_then_read(built):
    assert weights(built)


def test_the_same_graph_gives_the_same_bytes(built, tmp_path):
    again = tmp_path / "again.nq"
    shutil.copy(built, again)
    assert weights(again)

    assert index_file.place(again).read_bytes() == index_file.place(built).read_bytes()


def test_read_and_made_anew_are_the_same(mine):
    read = fresh_index.opened(mine, QUERIES)
    made = indexing.renewed(mine, QUERIES)

    assert read == made


def test_a_changed_claim_shows_at_once(mine, tmp_path):
    before = weights(mine)
    text = mine.read_text(encoding="utf-8")
    changed = text.replace("ontology#asserted> ", "ontology#strong> ")
    assert changed != text
    other = tmp_path / "other.nq"
    other.write_text(changed, encoding="utf-8")
    other.replace(mine)
    after = weights(mine)

    assert after != before
    index_file.place(mine).unlink()
    assert weights(mine) == after


def test_changed_index_queries_make_it_anew(mine, tmp_path):
    queries = tmp_path / "queries"
    shutil.copytree(QUERIES, queries)
    path = queries / "index" / "claims.rq"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("etio:affirms etio:asks", "etio:asks"), encoding="utf-8")

    assert weights(mine)
    assert explain.from_terms(fresh_index.opened(mine, queries), [TINGLING]).candidates == ()


def damage(kind, path):
    content = path.read_bytes()
    if kind == "missing":
        path.unlink()
    elif kind == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif kind == "one letter":
        path.write_bytes(content.replace(b"tingling", b"tinglinf", 1))
    elif kind == "folder":
        path.unlink()
        path.mkdir()
    elif kind == "unreadable":
        path.chmod(0)
    else:
        body = json.loads(content.split(b"\n")[1])

        def changed(**parts):
            return json.dumps({**body, **parts}).encode()

        hostile = {
            "deep": b'{"iris":' + b"[" * 99_999,
            "list": b"[]",
            "no tables": json.dumps({**body, "tables": 3}).encode(),
            "far": json.dumps(
                {**body, "tables": {**body["tables"], "terms": [[9**9, 0]]}}
            ).encode(),
            "odd": json.dumps(
                {**body, "tables": {**body["tables"], "claims": [["x"] * 14]}}
            ).encode(),
            "narrow": json.dumps({**body, "tables": {**body["tables"], "words": [[0]]}}).encode(),
            "bytes": b"\xff\xfe\x00",
        }[kind]
        made_of = json.loads(content.split(b"\n")[0])
        del made_of["body"]
        path.write_bytes(index_file.head(made_of, hostile) + b"\n" + hostile)


KINDS = "missing,cut,one letter,folder,unreadable,deep,list,no tables,far,odd,narrow,bytes"


@pytest.mark.parametrize("kind", KINDS.split(","))
def test_a_damaged_or_hostile_index_is_not_believed(mine, kind):
    before = weights(mine)
    damage(kind, index_file.place(mine))

    assert weights(mine) == before


@pytest.mark.parametrize("kind", ["missing", "cut", "one letter", "list"])
def test_what_was_made_anew_is_written(mine, kind):
    whole = index_file.place(mine).read_bytes()
    damage(kind, index_file.place(mine))
    weights(mine)

    assert index_file.place(mine).read_bytes() == whole


def test_a_file_that_is_not_ours_is_left_alone(mine):
    other = index_file.place(mine)
    other.write_text('{"my": "notes"}\n', encoding="utf-8")

    assert weights(mine)
    assert other.read_text(encoding="utf-8") == '{"my": "notes"}\n'


def test_a_folder_that_cannot_be_written_is_no_hindrance(mine, monkeypatch):
    index_file.place(mine).unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert weights(mine)
    assert not index_file.place(mine).exists()


def test_a_disk_that_is_full_is_no_hindrance(mine, monkeypatch):
    index_file.place(mine).unlink()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))

    assert weights(mine)
    assert [path.name for path in mine.parent.iterdir()] == [mine.name]


def test_a_graph_that_changes_meanwhile_gets_no_index(mine, monkeypatch):
    index_file.place(mine).unlink()
    load = graph.load

    def changed(path):
        loaded = load(path)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
        return loaded

    monkeypatch.setattr(graph, "load", changed)

    assert weights(mine)
    assert not index_file.place(mine).exists()


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
    assert not index_file.place(path).exists()
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
    assert first == fresh_index.opened(small, QUERIES)


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


def test_each_line_of_an_index_is_json(built):
    first, second = index_file.place(built).read_text(encoding="utf-8").splitlines()

    assert json.loads(first)["format"] == index_file.FORMAT
    assert set(json.loads(second)) == {"iris", "values", "tables"}
    assert index_file.place(built).stat().st_size < built.stat().st_size / 50
