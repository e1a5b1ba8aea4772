"""Guards the curators' way in: a sheet becomes claims, keeps their numbers, and says its errors."""

from __future__ import annotations

import re
import shutil

import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY, etiograph
from etiograph.building import graph
from etiograph.documents import encoding, passages, sheets
from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading, serializing
from etiograph.vocabulary import ETIO, PREFIXES

TEXT = "Zestin heals. Low zestin may ache. Does it?\n"
HEAD = "source: 999\nagent: language-model-encoder\ntime: 2026-01-01T00:00:00Z\n"
SHEET = (
    HEAD
    + """
> Low zestin ... ache.
vitamin-d-deficiency causes neck-pain; hedged; region=neck; frequency=often; duration=3 month
vitamin-d-deficiency causes symptom:pain; asserted; denied
> Does it?
vitamin-d-deficiency causes neck-pain; speculative; question; region=neck
"""
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "999_x.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def terms():
    return graph.classes(graph.asserted(ONTOLOGY))


def encoded(folder, terms, text, existing=()):
    path = folder / "sheet.claims"
    path.write_text(text, encoding="utf-8")
    return encoding.encode(sheets.read(path, folder, terms), list(existing), TEXT)


def claims(triples) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for t in triples:
        if t.subject.value.startswith(PREFIXES["claim"]):
            name = t.predicate.value.removeprefix(PREFIXES["etio"])
            found.setdefault(t.subject.value.removeprefix(PREFIXES["claim"]), {})[name] = (
                t.object.value
            )
    return found


def test_a_sheet_becomes_claims_spans_and_digests(folder, terms):
    triples = encoded(folder, terms, SHEET)
    found = claims(triples)
    digest = passages.digest("Low zestin may ache.")

    assert sorted(found) == ["999-001", "999-002", "999-003"]
    assert found["999-001"]["certainty"] == ETIO.hedged
    assert found["999-001"]["passage"] == f"{PREFIXES['span']}999-00014-00034"
    assert found["999-001"]["duration"] == f"{PREFIXES['quantity']}3-month"
    assert found["999-002"]["polarity"] == ETIO.denied
    assert found["999-003"]["voice"] == ETIO.questionVoice
    assert "restates" not in found["999-003"]
    assert digest in {t.object.value for t in triples}
    assert "zestin" not in serializing.turtle(triples, "x")


def test_a_claim_keeps_its_number_when_others_come_before_it(folder, terms):
    first = encoded(folder, terms, SHEET)
    more = SHEET.replace(
        "> Low zestin", "> Zestin heals.\nvitamin-d supports bone-health; strong\n> Low zestin"
    ).replace("; hedged;", "; weak;")
    second = claims(encoded(folder, terms, more, first))

    assert second["999-001"]["object"] == PREFIXES["symptom"] + "neck-pain"
    assert second["999-001"]["certainty"] == ETIO.weak
    assert second["999-004"]["subject"] == PREFIXES["nutrient"] + "vitamin-d"


def test_encoding_the_same_sheet_again_changes_nothing(folder, terms):
    first = encoded(folder, terms, SHEET)
    second = encoded(folder, terms, SHEET, first)

    assert serializing.turtle(first, "x") == serializing.turtle(second, "x")


def test_a_restatement_points_at_the_first(folder, terms):
    again = SHEET.replace("; speculative; question", "; asserted")
    found = claims(encoded(folder, terms, again))

    assert found["999-003"]["restates"] == PREFIXES["claim"] + "999-001"


def test_a_later_sheet_restates_what_stood_before(folder, terms):
    again = SHEET.replace("; speculative; question", "; asserted")
    first = encoded(folder, terms, again)
    sheet = f"{HEAD}> Zestin heals.\nvitamin-d-deficiency causes neck-pain; hedged; region=neck\n"
    later = claims(encoded(folder, terms, sheet, first))
    earliest = PREFIXES["claim"] + "999-004"

    assert claims(first)["999-003"]["restates"] == PREFIXES["claim"] + "999-001"
    assert "restates" not in later["999-004"]
    assert later["999-001"]["restates"] == earliest
    assert later["999-003"]["restates"] == earliest


def silences(triples) -> set[tuple[str, str]]:
    names = (ETIO.silentBecause, PREFIXES["skos"] + "editorialNote")
    return {(t.subject.value[-5:], t.object.value) for t in triples if t.predicate.value in names}


def test_a_later_sheet_corrects_a_silence_and_gives_its_passage_a_claim(folder, terms):
    passage = f"{HEAD}> Zestin heals.\n"
    first = encoded(folder, terms, SHEET + "> Does it?\n", ())
    silent = encoded(folder, terms, f"{passage}silent navigation; a link\n", first)
    other = encoded(folder, terms, f"{passage}silent boilerplate\n", silent)
    spoken = encoded(folder, terms, f"{passage}vitamin-d supports bone-health; strong\n", other)

    assert silences(silent) == {("00013", ETIO.navigation), ("00013", "a link")}
    assert silences(other) == {("00013", ETIO.boilerplate)}
    assert silences(spoken) == set()
    assert claims(spoken)["999-004"]["subject"] == PREFIXES["nutrient"] + "vitamin-d"


def test_a_claim_that_has_no_number_is_named(folder, terms):
    first = encoded(folder, terms, SHEET)
    odd = [
        ox.Triple(ox.NamedNode(PREFIXES["claim"] + "999-abc"), t.predicate, t.object)
        for t in first
        if t.subject.value.endswith("claim/999-001")
    ]
    with pytest.raises(InputSyntaxError, match="claim:999-abc: a claim without a number"):
        encoded(folder, terms, SHEET, odd)


@pytest.mark.parametrize("note", ["hello \u202e there", "a\u0308rger"])
def test_a_note_that_no_file_may_hold_leaves_the_file_as_it_was(tmp_path, sources, note):
    ontology = tmp_path / "ontology"
    shutil.copytree(ONTOLOGY, ontology)
    target = ontology / "claims" / "000.ttl"
    before = target.read_bytes()
    head = HEAD.replace("999", "000")
    sheet = tmp_path / "s.claims"
    sheet.write_text(f"{head}> Neck pain is\nsilent navigation; {note}\n", encoding="utf-8")
    done = etiograph("encode", sheet, "--ontology", ontology, "--sources", sources)

    assert done.returncode == 3
    assert "a literal outside" in done.stderr or "a control character" in done.stderr
    assert str(sheet) in done.stderr
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("> Not there.", "no such passage"),
        ("> Zestin heals.\nvitamin-d causes", "not a claim"),
        ("> Zestin heals.\nvitamin-d supports bone-health", "no certainty"),
        ("> Zestin heals.\nvitamin-x supports bone-health; strong", "no term vitamin-x"),
        ("> Zestin heals.\nvitamin-d supports bone-health; surely", "'surely' is unknown"),
        ("> Zestin heals.\nvitamin-d supports bone-health; strong; region=moon", "no term moon"),
        ("> Zestin heals.\nvitamin-d supports bone-health; strong; weak", "says certainty twice"),
        (
            "> Zestin heals.\nvitamin-d-deficiency leadsTo neck-pain; strong",
            "leadsTo is no relation",
        ),
        (
            "> Zestin heals.\nvitamin-d supports bone-health; strong; evidence=ECO:9",
            "no term ECO:9",
        ),
        ("> Does it?\nvitamin-d supports bone-health; strong; question", "not speculative"),
        ("odd", "neither 'key: value'"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(folder, terms, line, what):
    with pytest.raises(InputSyntaxError, match=rf"sheet.claims:[45].*{what}"):
        encoded(folder, terms, f"{HEAD}{line}\n")


def test_a_sheet_without_its_head_is_refused(folder, terms):
    with pytest.raises(InputSyntaxError, match="no line 'source: …'"):
        encoded(folder, terms, "> Zestin heals.\n")


def test_the_same_claim_twice_is_refused(folder, terms):
    line = "vitamin-d supports bone-health; strong\n"

    with pytest.raises(InputSyntaxError, match="the same claim twice"):
        encoded(folder, terms, f"{HEAD}> Zestin heals.\n{line}{line}")


def test_the_command_leaves_the_file_as_it_was_when_the_sheet_is_bad(folder, tmp_path):
    (tmp_path / "999_x.txt").write_text(TEXT, encoding="utf-8")
    before = (ONTOLOGY / "claims" / "000.ttl").read_bytes()
    sheet = tmp_path / "bad.claims"
    sheet.write_text(HEAD.replace("999", "000") + "> Nowhere.\n", encoding="utf-8")
    done = etiograph("encode", sheet, "--sources", folder)

    assert done.returncode in (3, 4)
    assert done.stderr.count("\n") == 1
    assert (ONTOLOGY / "claims" / "000.ttl").read_bytes() == before


def test_what_is_written_reads_back(folder, terms, tmp_path):
    triples = encoded(folder, terms, SHEET)
    path = tmp_path / "out.ttl"
    path.write_text(serializing.turtle(triples, encoding.heading("999")), encoding="utf-8")

    assert set(reading.turtle(path)) == set(triples)


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("time: 2026-01-01T00:00:00Z", "time: yesterday"),
        ("agent: language-model-encoder", "agent: nobody"),
    ],
)
def test_a_head_that_cannot_be_is_refused(folder, terms, line, bad):
    with pytest.raises(InputSyntaxError, match=f"{bad[:4]}"):
        encoded(folder, terms, SHEET.replace(line, bad))


def test_a_document_that_changed_is_not_encoded(folder):
    (folder / "000_x.txt").write_text(TEXT, encoding="utf-8")
    sheet = folder / "s.claims"
    sheet.write_text(SHEET.replace("source: 999", "source: 000"), encoding="utf-8")
    before = (ONTOLOGY / "claims" / "000.ttl").read_bytes()
    done = etiograph("encode", sheet, "--sources", folder)

    assert done.returncode == 3
    assert "not the one that its record describes" in done.stderr
    assert (ONTOLOGY / "claims" / "000.ttl").read_bytes() == before


def others(triples, number: str) -> list[str]:
    return sorted(str(t) for t in triples if not t.subject.value.endswith(f"claim/{number}"))


def withdrawal(triples, number: str) -> dict[str, str]:
    iri = PREFIXES["claim"] + number
    return {
        re.split("[/#]", t.predicate.value)[-1]: t.object.value
        for t in triples
        if t.subject.value == iri
    }


WITHDRAW = (
    HEAD.replace("2026-01-01", "2026-02-02")
    + "withdraw claim:999-002; said of the knee; isReplacedBy=claim:999-001\n"
)


def test_a_withdrawn_claim_keeps_its_iri_and_loses_what_it_said(folder, terms):
    first = encoded(folder, terms, SHEET)
    second = encoded(folder, terms, WITHDRAW, first)

    assert withdrawal(second, "999-002") == {
        "type": ETIO.WithdrawnClaim,
        "statedIn": PREFIXES["source"] + "999",
        "withdrawnBecause": "said of the knee",
        "deprecated": "true",
        "invalidatedAtTime": "2026-02-02T00:00:00Z",
        "isReplacedBy": PREFIXES["claim"] + "999-001",
    }
    assert others(second, "999-002") == others(first, "999-002")


def test_what_is_withdrawn_stays_so_and_its_number_is_never_given_again(folder, terms):
    last = WITHDRAW.replace("999-002; said of the knee; isReplacedBy=claim:999-001", "999-003; why")
    gone = encoded(folder, terms, last, encoded(folder, terms, SHEET))
    again = encoded(folder, terms, last.replace("2026-02", "2027-02").replace("why", "else"), gone)
    said_again = encoded(folder, terms, SHEET, again)

    assert withdrawal(gone, "999-003")["invalidatedAtTime"].startswith("2026-02")
    assert withdrawal(again, "999-003")["invalidatedAtTime"].startswith("2026-02")
    assert withdrawal(again, "999-003")["withdrawnBecause"] == "else"
    assert withdrawal(said_again, "999-003") == withdrawal(again, "999-003")
    assert claims(said_again)["999-004"]["voice"] == ETIO.questionVoice


def test_no_claim_restates_what_was_withdrawn(folder, terms):
    both = SHEET.replace("; speculative; question", "; asserted")
    first = encoded(folder, terms, both)
    gone = encoded(folder, terms, f"{HEAD}withdraw claim:999-001; why\n", first)
    two = encoded(folder, terms, f"{HEAD}withdraw claim:999-002; why\n", gone)

    assert claims(first)["999-003"]["restates"] == PREFIXES["claim"] + "999-001"
    assert "restates" not in claims(gone)["999-003"]
    assert ETIO.restates not in {t.predicate.value for t in two}


def test_a_claim_in_the_middle_of_a_sheet_moves_no_other(folder, terms):
    first = encoded(folder, terms, SHEET)
    middle = "vitamin-d-deficiency causes symptom:pain; asserted; denied\n"
    assert middle in SHEET
    more = SHEET.replace(middle, f"vitamin-d-deficiency causes tingling; hedged\n{middle}")
    second = encoded(folder, terms, more, first)

    assert others(second, "999-004") == sorted(map(str, first))
    assert claims(second)["999-004"]["object"] == PREFIXES["symptom"] + "tingling"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("withdraw 999-002; why", "not a withdrawal"),
        ("withdraw claim:999-002", "not a withdrawal"),
        ("withdraw claim:999-002;  ", "not a withdrawal"),
        ("withdraw claim:999-002; why; because", "not a withdrawal"),
        ("withdraw claim:999-002; why; isReplacedBy=claim:999-002", "replaces itself"),
        ("withdraw claim:999-009; why", "claim:999-009 is no claim of this document"),
        ("withdraw claim:998-001; why", "claim:998-001 is no claim of this document"),
        (
            "withdraw claim:999-003; why\n" + SHEET.removeprefix(HEAD),
            "claim:999-003 is withdrawn and made",
        ),
    ],
)
def test_a_bad_withdrawal_is_refused(folder, terms, line, what):
    first = encoded(folder, terms, SHEET)

    with pytest.raises(InputSyntaxError, match=what):
        encoded(folder, terms, f"{HEAD}{line}\n", first)
