"""Guards the mutation score of the questions: what is lost with a claim, and what is not."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from conftest import ONTOLOGY, QUERIES, ROOT
from etiograph.asking import questions, rows
from etiograph.building import graph
from etiograph.checking import claim_mutants
from etiograph.checking.claim_mutants import ASKED, NAMED, Verdict
from etiograph.commands import mutation as cli_mutation
from etiograph.errors import FINDINGS, InputError
from etiograph.rdf import reading
from etiograph.vocabulary import PREFIXES

pytestmark = pytest.mark.slow

COMPETENCY = questions.shipped(QUERIES, "competency")
CLAIM = PREFIXES["claim"]
SAMPLE = 3
"""How many claims of the whole graph are taken out in truth; each takes seconds."""
NAMES = "SELECT ?claim WHERE { ?claim etio:asks ?asked } ORDER BY ?claim"
COUNTS = """SELECT (MAX(?claims) AS ?most) WHERE {
  ?edge etio:relation etio:causes ; etio:claimCount ?claims } ORDER BY ?most"""
LISTS = "SELECT ?claim WHERE { ?claim etio:statedIn ?source } ORDER BY ?claim"
RESTATES = "SELECT ?claim ?first WHERE { ?claim etio:restates ?first } ORDER BY ?claim"


@pytest.fixture(scope="module")
def asserted() -> list[ox.Quad]:
    """Return the quads of the vocabulary and of the invented graph, nothing derived."""
    quads = []
    for path in (ONTOLOGY / "vocabulary.ttl", ROOT / "tests" / "shapes" / "base.ttl"):
        home = ox.NamedNode(f"{graph.GRAPH}{path.stem}")
        quads += [ox.Quad(t.subject, t.predicate, t.object, home) for t in reading.turtle(path)]
    return quads


@pytest.fixture(scope="module")
def real(store, rules) -> claim_mutants.Suite:
    """Return the whole graph with its questions and their answers."""
    answers = {one.name: claim_mutants.ask(store, one) for one in COMPETENCY}
    quads = tuple(graph.asserted(ONTOLOGY))
    return claim_mutants.Suite(quads, tuple(rules), tuple(COMPETENCY), answers)


@pytest.fixture
def asks(tmp_path, asserted, rules):
    """Return a function: a suite of questions from texts; ``lists`` is one that only lists."""

    def suite(*texts: str, lists: str = "") -> claim_mutants.Suite:
        asked = []
        for number, text in enumerate([lists, *texts]):
            path = tmp_path / f"cq-{number:02d}.rq"
            header = "#+ lists: every claim\n" if text == lists else ""
            path.write_text(f"{header}{text}\n", encoding="utf-8")
            asked += [questions.read(path)] if text else []
        return claim_mutants.suite(asserted, rules, asked)

    return suite


def verdicts(suite, processes=1) -> dict[str, tuple[str, str, bool]]:
    wanted = claim_mutants.claims(suite.quads)
    found = claim_mutants.judge(suite, wanted, processes)
    assert [one.claim for one in found] == wanted
    return {one.claim.removeprefix(CLAIM): (one.question, one.how, one.lists) for one in found}


NOTHING = ("", "", False)


def test_a_claim_that_no_question_knows_survives(asks):
    found = verdicts(asks(NAMES))

    assert found.pop("999-003") == ("cq-01", NAMED, False)
    assert set(found.values()) == {NOTHING}
    assert len(found) == 5


def test_a_claim_that_is_only_counted_is_noticed_when_the_graph_is_derived_anew(asks):
    found = verdicts(asks(COUNTS))

    # Two claims stand behind one edge: without either, the highest count is lower.
    assert {claim for claim, one in found.items() if one == ("cq-01", ASKED, False)} == {
        "999-001",
        "999-002",
    }


def test_what_only_a_list_notices_counts_apart(asks):
    suite = asks(NAMES, lists=LISTS)
    found = verdicts(suite)
    shown = claim_mutants.judge(suite, claim_mutants.claims(suite.quads))

    assert found["999-003"] == ("cq-01", NAMED, False)
    assert found["998-001"] == ("cq-00", ASKED, True)
    assert claim_mutants.score(shown).startswith("6 of 6 claims noticed (100.0 %), 1 without")
    assert claim_mutants.share(shown) == pytest.approx(100 / 6)


def test_a_question_is_alone_where_no_other_names_the_claim(asks):
    one, two = asks(NAMES, lists=LISTS), asks(NAMES, NAMES)

    assert claim_mutants.leant_on(one, claim_mutants.claims(one.quads)) == ("cq-01", 1)
    assert claim_mutants.leant_on(two, claim_mutants.claims(two.quads)) == ("cq-01", 0)


def test_a_claim_goes_with_what_points_to_it(asks):
    suite = asks(RESTATES)
    gone = ox.NamedNode(f"{CLAIM}999-001")
    left = claim_mutants.without(suite.quads, gone.value)

    assert any(gone == quad.object for quad in suite.quads)
    assert not any(gone in (quad.subject, quad.object) for quad in left)
    assert verdicts(suite)["999-001"] == ("cq-01", NAMED, False)
    assert claim_mutants.changed(suite, gone.value) == "cq-01"


def test_processes_of_their_own_give_the_same_verdicts(asks):
    suite = asks(NAMES, COUNTS, lists=LISTS)

    assert verdicts(suite, processes=2) == verdicts(suite)


def test_no_question_makes_an_iri():
    """Else a row could name a claim that is not in the graph, and outlive it."""
    made = re.compile(r"\b[IU]RI\s*\(", re.IGNORECASE)

    assert [one.name for one in COMPETENCY if made.search(one.text)] == []


def test_a_row_that_names_a_claim_is_lost_with_it(real):
    """The shortcut, on claims of the whole graph: taken out in truth, each answer is another."""
    named = claim_mutants.named(real)
    known = [claim for claim in claim_mutants.claims(real.quads) if claim in named]

    for claim in known[:: len(known) // SAMPLE][:SAMPLE]:
        left = claim_mutants.derived(claim_mutants.without(real.quads, claim), real.rules)
        asked = [one for one in COMPETENCY if one.name in named[claim]]
        gone = ox.NamedNode(claim)

        assert asked
        assert not list(left.quads_for_pattern(gone, None, None))
        assert not list(left.quads_for_pattern(None, None, gone))
        assert all(claim_mutants.ask(left, one) != real.answers[one.name] for one in asked)


def test_most_claims_are_named_by_a_question_that_does_not_only_list(real):
    """A floor that is fast; the score itself is computed by ``etiograph mutate claims``."""
    lists = {one.name for one in COMPETENCY if claim_mutants.LISTS in one.header}
    named = claim_mutants.named(real)
    wanted = claim_mutants.claims(real.quads)
    sure = [claim for claim in wanted if set(named.get(claim, [])) - lists]

    assert len(wanted) > 1500
    assert len(sure) >= 0.9 * len(wanted)


def test_an_answer_that_is_not_the_stored_one_is_refused(asks, tmp_path):
    suite = asks(NAMES)
    stored = tmp_path / "answers"
    stored.mkdir()
    path = stored / "cq-01.tsv"
    path.write_text(rows.render(suite.answers["cq-01"], "tsv"), encoding="utf-8")
    claim_mutants.check(suite, stored)
    path.write_text("claim\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"cq-01\.tsv: not what the question answers now"):
        claim_mutants.check(suite, stored)


def test_a_claim_is_shown_with_what_it_says(asserted):
    says = claim_mutants.says(asserted)

    assert says[f"{CLAIM}998-003"] == (
        "factor:juggling etio:moreLikelyCauseThan deficiency:zestin-deficiency"
    )


def test_the_score_cuts_off_and_does_not_round():
    noticed = Verdict("claim:1", "cq-01", NAMED, lists=False)
    missed = Verdict("claim:2", "", "", lists=False)

    assert "(99.9 %), 1999" in claim_mutants.score([noticed] * 1999 + [missed])
    assert claim_mutants.share([missed]) == 0
    assert claim_mutants.score([]).startswith("0 of 0 claims noticed (100.0 %)")


@pytest.mark.parametrize(("least", "status"), [("16", 0), ("17", FINDINGS)])
def test_the_command_shows_what_survives_and_fails_below_the_least(
    least, status, asks, asserted, monkeypatch
):
    small = asks(NAMES, lists=COUNTS)
    monkeypatch.setattr(graph, "asserted", lambda _: asserted)
    monkeypatch.setattr(claim_mutants, "suite", lambda *_: small)
    monkeypatch.setattr(claim_mutants, "check", lambda *_: None)
    call = ["claims", "--jobs", "1", "--least", least, "--format", "tsv"]
    done = CliRunner().invoke(cli_mutation.mutate, call)
    lines = done.stdout.splitlines()

    assert done.exit_code == status
    assert lines[0] == "claim\tsays\tquestion\thow"
    assert [line.split("\t")[0].removeprefix(CLAIM) for line in lines[1:]] == [
        "998-001",
        "998-002",
        "998-003",
        "999-001",
        "999-002",
    ]
    assert lines[4].endswith("condition:brittle-elbow\tcq-00\tthe answer is another")
    assert "3 of 6 claims noticed (50.0 %), 1 without the questions that only list" in done.stderr
    assert "most lean on cq-01: 1 claims are named by no other" in done.stderr
    assert ("less than 17 % noticed" in done.stderr) == bool(status)


def test_the_command_refuses_other_answers_before_it_takes_claims_out(
    asks, asserted, monkeypatch, tmp_path
):
    small = asks(NAMES)
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "cq-01.tsv").write_text("claim\n", encoding="utf-8")
    monkeypatch.setattr(graph, "asserted", lambda _: asserted)
    monkeypatch.setattr(claim_mutants, "suite", lambda *_: small)
    done = CliRunner().invoke(cli_mutation.mutate, ["claims", "--cases", str(tmp_path)])

    assert isinstance(done.exception, InputError)
    assert done.stdout == ""
