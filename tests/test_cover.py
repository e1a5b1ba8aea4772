"""Guards the cover: every character of a document is accounted for, and every silence explained."""

from __future__ import annotations

import shutil

import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY, etiograph
from etiograph import locations
from etiograph.building import graph
from etiograph.documents import cover, passages
from etiograph.errors import InputError, UnknownTermError
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO, PREFIXES

KEYS = [path.stem for path in locations.files(ONTOLOGY, "claims/*.ttl")]


def without(store, predicate, *, subject=None):
    """Return the graph without one triple in every span, or in one."""
    node = ox.NamedNode(predicate)
    return graph.store(
        q
        for q in graph.named(store)
        if q.predicate != node or (subject is not None and q.subject.value != subject)
    )


@pytest.fixture
def asserted():
    return graph.store(graph.asserted(ONTOLOGY))


@pytest.mark.parametrize("key", KEYS)
def test_every_character_lies_in_a_passage_and_every_silence_is_explained(store, sources, key):
    (one,) = cover.covers(store, sources, key)
    text = passages.document(sources, key)

    assert one.gaps == ()
    assert one.covered == one.characters == sum(not character.isspace() for character in text)
    assert one.speaking > one.silent > 0


def test_a_passage_that_is_taken_away_is_a_gap(asserted, sources):
    span = PREFIXES["span"] + "000-00043-00128"
    rest = without(asserted, PREFIXES["oa"] + "hasSelector")
    (one,) = cover.covers(rest, sources, "000")
    assert one.covered == 0

    rest = graph.store(q for q in graph.named(asserted) if q.subject.value != span)
    (one,) = cover.covers(rest, sources, "000")

    assert [(gap.passage.start, gap.passage.end, gap.problem) for gap in one.gaps] == [
        (43, 128, cover.NO_PASSAGE)
    ]


def test_a_note_that_is_taken_away_is_missed_where_a_term_is_spoken_of(asserted, sources):
    rest = without(asserted, PREFIXES["skos"] + "editorialNote")
    gaps = [gap for one in cover.covers(rest, sources) for gap in one.gaps]

    assert gaps
    assert {gap.problem for gap in gaps} == {cover.NO_NOTE}
    assert all(gap.terms for gap in gaps)
    for gap in gaps:
        text = passages.document(sources, gap.source[-3:])
        words = f" {lexicon.fold(text[gap.passage.start : gap.passage.end])} "
        known = lexicon.names(asserted)
        assert any(f" {n} " in words for n, iris in known.items() if set(gap.terms) & iris)


def test_a_claim_or_a_reason_but_not_both(store):
    silent = {
        q.subject.value
        for q in store.quads_for_pattern(None, ox.NamedNode(ETIO.silentBecause), None)
    }
    speaking = {
        q.object.value for q in store.quads_for_pattern(None, ox.NamedNode(ETIO.passage), None)
    }

    assert silent
    assert silent & speaking == set()


def test_a_passage_that_neither_speaks_nor_says_why_is_a_gap(asserted, sources):
    rest = without(asserted, ETIO.passage)
    (one,) = cover.covers(rest, sources, "000")

    assert one.speaking == 0
    assert {gap.problem for gap in one.gaps} == {cover.NO_REASON}


def test_every_recorded_document_is_looked_for_and_nothing_else(store, sources, tmp_path):
    for path in locations.files(sources, "*.txt"):
        shutil.copy(path, tmp_path)
    (tmp_path / "README.txt").write_text("Not a document.", encoding="utf-8")
    assert [one.source[-3:] for one in cover.covers(store, tmp_path)] == KEYS

    locations.source_file(tmp_path, "003").unlink()
    with pytest.raises(InputError, match=r"no file matches 003_"):
        cover.covers(store, tmp_path)


def test_a_shortened_document_is_said_to_be_another(built, sources, tmp_path):
    path = locations.source_file(sources, "000")
    (tmp_path / path.name).write_text(path.read_text(encoding="utf-8")[:3000], encoding="utf-8")
    done = etiograph("cover", "000", "--graph", built, "--sources", tmp_path)

    assert done.returncode == 1
    assert "source:000: the document is not the one that its record describes" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_document_that_is_not_there_is_named(store, sources):
    with pytest.raises(UnknownTermError, match=r"999: no such document"):
        cover.covers(store, sources, "999")


def test_the_command_says_what_is_missing(tmp_path, built, sources):
    done = etiograph("cover", "000", "--graph", built, "--sources", sources)
    assert done.returncode == 0, done.stderr
    assert "source:000: " in done.stderr

    span = PREFIXES["span"] + "000-00043-00128"
    lines = [
        line
        for line in built.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.startswith(f"<{span}>")
    ]
    torn = tmp_path / "torn.nq"
    torn.write_text("".join(lines), encoding="utf-8")
    done = etiograph("cover", "000", "--graph", torn, "--sources", sources)

    assert done.returncode == 1
    assert "43" in done.stdout
    assert cover.NO_PASSAGE in done.stdout
