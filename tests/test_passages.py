"""Guards the passages: each is where a claim says, and one changed character is one failure."""

from __future__ import annotations

import shutil

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ONTOLOGY, etiograph
from etiograph.building import graph
from etiograph.documents import passages
from etiograph.documents.passages import Passage
from etiograph.errors import InputError, UnknownTermError
from etiograph.vocabulary import ETIO, PREFIXES

KEYS = ("000", "001", "002", "003", "004")


@pytest.fixture
def copies(sources, tmp_path):
    """Return a folder with copies of the documents, to change."""
    for path in sources.glob("*.txt"):
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


def edit(folder, key, change):
    path = next(folder.glob(f"{key}_*.txt"))
    path.chmod(0o644)
    path.write_bytes(change(path.read_bytes().decode("utf-8")).encode("utf-8"))


def test_every_passage_stands_where_the_graph_says(store, sources):
    verdicts = passages.verify(store, sources)

    assert len(verdicts) >= 33
    assert {verdict.status for verdict in verdicts} == {"ok"}


@pytest.mark.parametrize("place", [0, 20, 2000, 3921])
def test_one_changed_character_in_a_passage_is_exactly_one_failure(store, copies, place):
    edit(copies, "000", lambda text: text[:place] + "§" + text[place + 1 :])
    failed = [one for one in passages.verify(store, copies, "000") if one.status != "ok"]

    assert [one.status for one in failed] == ["gone"]
    assert failed[0].passage.start <= place < failed[0].passage.end


def test_an_inserted_character_moves_what_follows_and_says_where(store, copies):
    whole = passages.verify(store, copies, "000")
    edit(copies, "000", lambda text: "§" + text)
    moved = passages.verify(store, copies, "000")

    assert {one.status for one in moved} == {"moved"}
    assert [one.passage.start - 1 for one in moved] == [one.passage.start for one in whole]


@pytest.mark.parametrize("key", KEYS)
def test_the_record_of_a_document_is_true(key, sources):
    sha256, length = passages.record(sources, key)
    record = ox.NamedNode(PREFIXES["source"] + key)
    about = {
        quad.predicate.value: quad.object.value
        for quad in graph.asserted(ONTOLOGY)
        if quad.subject == record
    }

    assert about[ETIO.sha256] == sha256
    assert about[ETIO.codePoints] == str(length)


@pytest.mark.parametrize("key", KEYS)
def test_title_and_address_of_a_document_are_those_of_the_reference(key, sources, reference):
    lines = (reference / "source_addresses.tsv").read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    row = next(row for row in rows if row["article"] == key)
    text = passages.document(sources, key)
    about = {}
    for quad in graph.asserted(ONTOLOGY):
        if quad.subject.value == PREFIXES["source"] + key:
            about[quad.predicate.value] = quad.object.value

    assert about[PREFIXES["dcterms"] + "source"] == row["address"]
    assert about[PREFIXES["dcterms"] + "title"] in text
    publisher = row["site"].replace(".", "-")
    assert about[PREFIXES["dcterms"] + "publisher"] == PREFIXES["organization"] + publisher


def test_a_passage_is_a_whole_sentence_heading_bullet_or_row(store, sources):
    texts = {key: passages.document(sources, key) for key in KEYS}
    odd = []
    for verdict in passages.verify(store, sources):
        key = verdict.span.removeprefix(PREFIXES["span"])[:3]
        text = texts[key][verdict.passage.start : verdict.passage.end]
        before = texts[key][max(0, verdict.passage.start - 2) : verdict.passage.start]
        after = texts[key][verdict.passage.end : verdict.passage.end + 1]
        starts = before.strip(' •\n“"') == "" or before.endswith(
            (". ", "? ", "! ", ": ", "• ", "\n")
        )
        ends = after in ("", "\n") or text.endswith((".", "?", "!", ":", '"', "”"))
        if not starts or not ends or text != text.strip():
            odd.append(verdict.span)

    assert odd == []


def test_a_missing_document_is_named(store, tmp_path):
    with pytest.raises(InputError, match="no file matches 000_"):
        passages.verify(store, tmp_path, "000")


def test_a_document_without_passages_is_said_so(store, sources):
    with pytest.raises(UnknownTermError, match="no passage to verify"):
        passages.verify(store, sources, "777")


@given(st.text(alphabet="ab. \n", max_size=30), st.text(alphabet="ab. ", min_size=1, max_size=4))
def test_what_is_located_reads_as_asked(text, wanted):
    found = passages.locate(text, wanted)
    stripped = wanted.strip()

    for passage in found:
        if "..." not in wanted:
            assert text[passage.start : passage.end] == stripped
    if "..." not in wanted and stripped:
        assert len(found) == sum(text.startswith(stripped, n) for n in range(len(text)))


def test_offsets_count_code_points_and_not_bytes():
    assert passages.locate("é🦴 ache.", "ache.") == [Passage(3, 8)]


def test_locate_prints_span_and_digest(sources):
    done = etiograph(
        "locate", "000", "Neck pain is ... spine.", "--format", "tsv", "--sources", sources
    )
    header, row = done.stdout.splitlines()

    assert done.returncode == 0
    assert header == "span\tstart\tend\tsha256"
    assert row.startswith(f"{PREFIXES['span']}000-00043-00128\t43\t128\t")


def test_locate_says_when_there_is_nothing(sources):
    done = etiograph("locate", "000", "zestin", "--sources", sources)

    assert done.returncode == 1
    assert "no such passage" in done.stderr


def test_verify_on_the_command_line(built, sources, copies):
    whole = etiograph("verify", "000", "--graph", built, "--sources", sources)
    edit(copies, "000", lambda text: text[:50] + "§" + text[51:])
    changed = etiograph("verify", "000", "--graph", built, "--sources", copies)

    assert (whole.returncode, whole.stdout) == (0, "")
    assert "35 of 35 passages ok" in whole.stderr
    assert changed.returncode == 1
    assert changed.stdout.count("gone") == 1
    assert "34 of 35 passages ok" in changed.stderr


def test_a_document_that_is_not_the_recorded_one_is_noticed(built, copies):
    edit(copies, "000", lambda text: text + "\n")
    done = etiograph("verify", "source:000", "--graph", built, "--sources", copies)

    assert done.returncode == 1
    assert "35 of 35 passages ok" in done.stderr
    assert "source:000: the document is not the one that its record describes" in done.stderr
