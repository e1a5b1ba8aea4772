"""Guards the mutation score of the questions: what is lost with a claim, and what is not."""

from __future__ import annotations

import re
import shutil

import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY, QUERIES, ROOT, etiograph
from etiograph.asking import questions, rows
from etiograph.building import graph
from etiograph.checking import claim_mutants
from etiograph.checking.claim_mutants import ASKED, NAMED, Verdict
from etiograph.errors import InputError
from etiograph.rdf import reading
from etiograph.vocabulary import PREFIXES

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


@pytest.fixture
def asks(tmp_path, asserted, rules):
    """Return a function: a suite of questions from texts; ``lists`` is one that only lists."""

    def suite(*texts: str, lists: str = "") -> claim_mutants.Suite:
        asked = []
        for number, text in enumerate([*texts, lists], 1):
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
    assert found["998-001"] == ("cq-02", ASKED, True)
    assert claim_mutants.score(shown).startswith("6 of 6 claims noticed (100.0 %), 1 without")
    assert claim_mutants.share(shown) == pytest.approx(100 / 6)
    assert claim_mutants.leant_on(suite, claim_mutants.claims(suite.quads)) == ("cq-01", 1)


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


def test_a_row_that_names_a_claim_is_lost_with_it(store, rules):
    """The shortcut, on claims of the whole graph: taken out in truth, each answer is another."""
    quads = tuple(graph.asserted(ONTOLOGY))
    answers = {one.name: claim_mutants.ask(store, one) for one in COMPETENCY}
    suite = claim_mutants.Suite(quads, tuple(rules), tuple(COMPETENCY), answers)
    named = claim_mutants.named(suite)
    known = [claim for claim in claim_mutants.claims(quads) if claim in named]

    for claim in known[:: len(known) // SAMPLE][:SAMPLE]:
        left = claim_mutants.derived(claim_mutants.without(quads, claim), rules)
        asked = [one for one in COMPETENCY if one.name in named[claim]]
        gone = ox.NamedNode(claim)

        assert asked
        assert not list(left.quads_for_pattern(gone, None, None))
        assert not list(left.quads_for_pattern(None, None, gone))
        assert all(claim_mutants.ask(left, one) != answers[one.name] for one in asked)


def test_most_claims_are_named_by_a_question_that_does_not_only_list(store):
    """A floor that is fast; the score itself is computed by ``etiograph mutate claims``."""
    asked = [one for one in COMPETENCY if claim_mutants.LISTS not in one.header]
    answers = {one.name: claim_mutants.ask(store, one) for one in asked}
    named = claim_mutants.named(claim_mutants.Suite((), (), tuple(asked), answers))
    wanted = claim_mutants.claims(graph.named(store))

    assert sum(claim in named for claim in wanted) >= 0.9 * len(wanted)


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


def test_the_command_refuses_other_answers_before_it_works(tmp_path):
    shutil.copytree(ROOT / "tests" / "answers", tmp_path / "answers")
    path = next((tmp_path / "answers").glob("cq-03-*"))
    path.write_text("nutrient\n", encoding="utf-8")
    done = etiograph("mutate", "claims", "--cases", tmp_path)

    assert (done.returncode, done.stdout) == (3, "")
    assert "cq-03-foods-for-a-nutrient.tsv: not what the question answers now" in done.stderr
