"""Guards the benchmarks: what is invented is as said, what differs is found, the page is of now."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import datasets
import figures
import measuring
import plots
import pyoxigraph as ox
import pytest
import report
import synthetic
from case import Case, canonical
from work import GRAPH, PEERS, US, Target, Work

from conftest import QUERIES, ROOT
from etiograph.asking import questions
from etiograph.building import graph
from etiograph.checking import hygiene, validate
from etiograph.rdf import query
from etiograph.vocabulary import expand

CLAIMS, VIOLATIONS = 500, 4
BATTERY = frozenset(path.stem for path in QUERIES.glob("competency/*.rq"))
MEASURED = ROOT / "docs" / "performance"
WORKS = sorted(path.stem for path in (ROOT / "benchmarks" / "works").glob("[a-z]*.py"))
CONTRARY = """PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT DISTINCT ?subject ?relation ?object {
  ?proposition ^etio:affirms ?one ; ^etio:denies ?other .
  ?one etio:subject ?subject ; etio:relation ?relation ; etio:object ?object .
}"""


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """Return the data of a small size, with all that peers need."""
    return datasets.made(tmp_path_factory.mktemp("data"), CLAIMS, PEERS)


@pytest.fixture(scope="module")
def planted(data):
    return json.loads((data / "ontology" / "planted.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def invented(data) -> ox.Store:
    return graph.load(data / "graph.nq")


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_the_same_arguments_give_the_same_bytes_and_another_seed_does_not(data, tmp_path):
    synthetic.write(tmp_path / "again", CLAIMS, datasets.SEED, CLAIMS // datasets.EVERY)
    synthetic.write(tmp_path / "other", CLAIMS, datasets.SEED + 1, CLAIMS // datasets.EVERY)

    assert digests(tmp_path / "again") == digests(data / "ontology")
    assert digests(tmp_path / "other") != digests(data / "ontology")


def test_there_are_as_many_claims_as_were_asked_for(invented, data):
    (row,) = query.ask(invented, "SELECT (COUNT(?c) AS ?n) { ?c a etio:Claim }", {}).rows
    files = [one.read_text(encoding="utf-8") for one in (data / "ontology/claims").glob("*.ttl")]

    assert row[0].value == str(CLAIMS)
    assert sum(text.count("\n    a etio:Claim ;") for text in files) == CLAIMS


def test_what_was_planted_is_what_validation_finds(data, planted, invented, tmp_path):
    work = importlib.import_module("works.validation")
    with (tmp_path / "events").open("w") as events:
        case = Case(data, tmp_path, events)
        work.CONTENDERS["shacl"](case)
    found = [line.split("\t") for line in case.answers["check"]]
    rules = questions.shipped(QUERIES, "hygiene")
    besides = [one for rule in rules for one in hygiene.findings(invented, rule)]

    broken = sorted([at, rule.rpartition("#")[2]] for at, rule, how in found if how == "Violation")
    assert broken == planted["violations"]
    assert len(broken) >= VIOLATIONS - 1
    assert [one for one in besides if one.severity == validate.VIOLATION] == []


def test_what_was_planted_is_what_documents_contradict(invented, planted):
    corpus = synthetic.Corpus(CLAIMS, datasets.SEED)
    rows = query.ask(invented, CONTRARY, {}).rows
    found = {tuple(cell.value for cell in row) for row in rows}

    assert planted["contradictions"] == len(corpus.contradicted) > 0
    assert found == {
        tuple(map(expand, (one.subject, one.relation, one.object))) for one in corpus.contradicted
    }


def test_what_is_mentioned_how_often_follows_a_power_law():
    corpus = synthetic.Corpus(20_000, datasets.SEED)
    counts = Counter(
        said.statement for number in range(len(corpus.sizes)) for said in corpus.said(number)
    )
    often = [count for _, count in counts.most_common(300)]
    longest = sorted(corpus.sizes[:-1], reverse=True)

    assert -1.2 < figures.slope(enumerate(often, 1)) < -0.3
    assert -1.2 < figures.slope(enumerate(longest, 1)) < -0.3
    assert max(counts.values()) > 20 * sum(counts.values()) / len(counts)


def measured(name, data, scratch, contenders):
    module = importlib.import_module(f"works.{name}")
    there = [one for one in module.CONTENDERS if one in contenders]
    return measuring.measured(name, replace(module.WORK, repeats=1, most=1), there, data, scratch)


@pytest.mark.parametrize("name", ["building", "explaining", "loading", "opening", "questions"])
def test_a_work_runs_with_etiograph_and_raw_oxigraph_and_they_agree(name, data, tmp_path):
    found = measured(name, data, tmp_path, {US, "pyoxigraph in memory", "pyoxigraph on disk"})
    ours = found[US]["runs"][0]

    assert all(one["runs"] and not one["failed"] and not one["over"] for one in found.values())
    assert all(part["wall"] > 0 for part in ours["parts"].values())
    assert ours["peak"] > 10_000_000
    if name == "questions":
        assert set(ours["parts"]) == BATTERY


def test_a_difference_stops_the_run_and_says_where(data, tmp_path):
    (tmp_path / "data").mkdir()
    for path in data.iterdir():
        (tmp_path / "data" / path.name).symlink_to(path)
    union = tmp_path / "data" / "union.nt"
    lines = union.read_text(encoding="utf-8").splitlines(keepends=True)
    union.unlink()
    relation = f"<{expand('etio:relation')}> <{expand('etio:sourceOf')}>"
    union.write_text("".join(one for one in lines if relation not in one), encoding="utf-8")

    with pytest.raises(measuring.DisagreementError, match=r"pyoxigraph in memory, answer, line 1"):
        measured("opening", tmp_path / "data", tmp_path / "runs", {US, "pyoxigraph in memory"})


def answers(folder, *lines):
    folder.mkdir()
    (folder / "part.answer").write_text("".join(f"{line}\n" for line in lines))
    return folder


def test_a_difference_that_is_known_is_named_and_not_counted(tmp_path):
    ours, theirs = answers(tmp_path / "a", "1", "2"), answers(tmp_path / "b", "1")
    work = Work("", "", (1,), differs={("peer", "part"): "it rounds"})

    assert measuring.compared(work, "peer", ours, theirs) == {"part": "another answer: it rounds"}
    with pytest.raises(
        measuring.DisagreementError, match=r"line 2:\n  Etiograph: 2\n  other: noth"
    ):
        measuring.compared(work, "other", ours, theirs)


def endless():
    while True:
        pass


def test_a_part_that_does_not_end_is_given_as_over_its_limit(tmp_path):
    with (tmp_path / "events").open("w+") as events:
        case = Case(tmp_path, tmp_path, events, limit=0.05)
        assert case.measure("long", endless) is None
        assert case.measure("wrong", lambda: 1 // 0) is None
        assert case.measure("short", lambda: 7) == 7
        events.seek(0)
        told = [json.loads(line) for line in events]

    assert [one for one in told if "over" in one] == [{"part": "long", "over": 0.05}]
    assert [one["part"] for one in told if "failed" in one] == ["wrong"]
    assert [one["part"] for one in told if "wall" in one] == ["short"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("5.40", "5.4"), (True, "true"), (None, ""), ("5 mg", "5 mg"), (3, "3"), ("1e3", "1000")],
)
def test_engines_may_write_a_value_in_their_own_way(cell, text):
    assert canonical(cell) == text


def sized(ours, theirs, over=None):
    def one(parts):
        runs = [{"parts": {p: {"wall": s, "cpu": s} for p, s in parts.items()}, "peak": 10**9}]
        return {"runs": runs, "over": {}, "failed": {}, "missing": ""}

    there = {US: one(ours), "peer": {**one(theirs), "over": over or {}}}
    return {"1000": {"contenders": there, "groups": {"half": ["a"]}, "limit": 60}}


@pytest.mark.parametrize(
    ("target", "joined", "met"),
    [
        (Target(1000, "", "peer", 2), "sum", False),
        (Target(1000, "", "peer", 1.5), "sum", True),
        (Target(1000, "", "peer", 2), "geometric mean", True),
        (Target(1000, "", "peer", 2, each=True), "geometric mean", False),
        (Target(1000, "", "peer", 7, group="half"), "geometric mean", True),
        (Target(1000, "", "peer", 9, group="half"), "geometric mean", False),
        (Target(1000, "", "absent", 1), "sum", None),
        (Target(10, "", "peer", 1), "sum", None),
        (Target(1000, "", seconds=3.1), "sum", True),
        (Target(1000, "", seconds=2.9), "sum", False),
        (Target(1000, "", megabytes=999), "sum", False),
        (Target(1000, "", megabytes=1000), "sum", True),
        (Target(1000, "", grows=2, since=10), "sum", None),
    ],
)
def test_a_target_is_met_or_not_by_what_was_measured(target, joined, met):
    work = Work("", "", (1000,), joined=joined)
    sizes = sized({"a": 1.0, "b": 2.0}, {"a": 8.0 if joined != "sum" else 4.0, "b": 1.0})

    assert figures.outcome(work, sizes, target).met is met


def test_what_did_not_end_is_a_lower_bound():
    work = Work("", "", (1000,), joined="geometric mean")
    sizes = sized({"a": 1.0, "b": 1.0}, {"a": 4.0}, over={"b": 9.0})

    assert figures.factor(work, sizes["1000"], "peer") == (pytest.approx(6.0), True)
    outcome = figures.outcome(work, sizes, Target(1000, "", "peer", 7))
    assert (outcome.met, outcome.measured) == (None, "at least 6.0")


def test_the_page_is_what_was_measured():
    found = report.read(MEASURED)

    assert found
    assert report.page(found, MEASURED.name) == (ROOT / "docs/performance.md").read_text("utf-8")
    assert any(sizes for _, sizes in found.values())
    for name, (work, sizes) in found.items():
        if not sizes:
            continue
        drawing = (MEASURED / f"{name}.svg").read_text(encoding="utf-8")
        assert plots.digest(report.lines(work, sizes)) in drawing


def test_every_work_says_what_it_measures_and_what_must_hold():
    for name in WORKS:
        module = importlib.import_module(f"works.{name}")
        assert next(iter(module.CONTENDERS)) == US, name
        assert module.WORK.title
        assert module.WORK.words.endswith((".", "peers."))
        assert module.WORK.targets, name
        assert {one.against for one in module.WORK.targets} <= {"", *module.CONTENDERS}


def test_the_same_figures_give_the_same_picture():
    pytest.importorskip("matplotlib", reason="matplotlib is not here; it draws the benchmarks")
    lines = [plots.Line(US, ((1000, 0.5, 10**8, False), (10_000, 4.0, 10**9, True)))]
    drawn = [plots.drawn("A work", lines, {US: plots.OURS}) for _ in range(2)]

    assert drawn[0] == drawn[1]
    assert plots.digest(lines) in drawn[0]
    assert not re.search(r"<dc:date>|20[0-9]{2}-[01][0-9]", drawn[0])


def test_needs_are_made_once(data):
    before = (data / "graph.nq").stat().st_mtime_ns
    datasets.made(data.parent, CLAIMS, GRAPH)

    assert (data / "graph.nq").stat().st_mtime_ns == before
    assert datasets.described(data)["claims"] == CLAIMS
