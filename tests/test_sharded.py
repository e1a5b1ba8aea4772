"""Guards the building of large graphs: the bytes of the whole, in pieces, whatever happens."""

from __future__ import annotations

import io
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import synthetic

import killing
from conftest import ONTOLOGY, QUERIES, etiograph
from etiograph.building import (
    chains,
    cutting,
    graph,
    infer,
    merging,
    parts,
    processes,
    sharded,
    shards,
    work,
)
from etiograph.commands import progress
from etiograph.errors import InputError, InputSyntaxError, OutputError
from etiograph.rdf import serializing
from etiograph.vocabulary import PREFIXES

pytestmark = pytest.mark.slow

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
TERMS = """deficiency:a a etio:Deficiency . deficiency:b a etio:Deficiency .
mechanism:m a etio:Mechanism . symptom:s a etio:Symptom ; skos:broader symptom:t .
symptom:t a etio:Symptom . organization:o a etio:Organization ."""
CLAIM = """claim:{name} a etio:Claim ; etio:statedIn source:{source} ; etio:subject {subject} ;
  etio:relation etio:{relation} ; etio:object {object} ; etio:polarity etio:affirmed ;
  etio:certainty etio:hedged ; etio:voice etio:articleVoice .
"""
SAID = (
    ("deficiency:a", "causes", "mechanism:m"),
    ("mechanism:m", "worsens", "symptom:s"),
    ("deficiency:b", "contributesTo", "symptom:s"),
    ("deficiency:a", "associatedWith", "symptom:s"),
)


def whole(folder: Path) -> bytes:
    """Return the bytes of a graph that is built at once."""
    store = graph.store(graph.asserted(folder))
    infer.derive(store, infer.rules(QUERIES))
    return serializing.nquads(graph.named(store)).encode()


def in_pieces(folder: Path, output: Path, shards: int = 3, workers: int = 1, tell=None) -> bytes:
    """Return the bytes of a graph that is built in pieces."""
    settings = sharded.Settings(workers, shards, tell or (lambda *_: None))
    built = sharded.write(folder, QUERIES, output, settings)
    content = output.read_bytes()
    assert built.lines == content.count(b"\n")
    assert not work.folder(output).exists()
    return content


@pytest.fixture
def fine(monkeypatch):
    """Let chains, runs and stretches be cut where a graph is small, too."""
    monkeypatch.setattr(chains, "WALKS", 5)
    monkeypatch.setattr(parts, "BLOCK", 1 << 12)
    monkeypatch.setattr(merging, "STRETCH", 1 << 16)


@pytest.fixture(scope="module", params=[1, 2])
def invented(request, tmp_path_factory) -> tuple[Path, bytes]:
    """Return an invented folder, and its graph built at once."""
    folder = tmp_path_factory.mktemp("synthetic") / "ontology"
    synthetic.write(folder, 400, seed=request.param)
    for path in sorted(folder.glob("mappings/*"))[1:]:
        path.unlink()
    return folder, whole(folder)


@pytest.fixture
def tiny(tmp_path) -> Path:
    """Return a folder of three documents that say four things."""
    folder = tmp_path / "ontology"
    for name in ("terms", "claims", "mappings"):
        (folder / name).mkdir(parents=True)
    shutil.copy(ONTOLOGY / "vocabulary.ttl", folder)
    columns = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
    (folder / "mappings" / "a.sssom.tsv").write_text(columns, encoding="utf-8")
    (folder / "terms" / "all.ttl").write_text(HEAD + TERMS, encoding="utf-8")
    for number in range(3):
        key = f"{number + 101}"
        source = f"source:{key} a etio:SourceDocument ; dcterms:publisher organization:o .\n"
        claims = (
            CLAIM.format(name=f"{key}-00{n}", source=key, subject=s, relation=r, object=o)
            for n, (s, r, o) in enumerate(SAID)
        )
        place = folder / "claims" / f"{key}.ttl"
        place.write_text(HEAD + source + "".join(claims), encoding="utf-8")
    return folder


# --- The same bytes ---


@pytest.mark.usefixtures("fine")
def test_the_project_s_own_graph_is_the_same_in_pieces(built, tmp_path):
    found = in_pieces(ONTOLOGY, tmp_path / "g.nq", shards=5)

    assert found == built.read_bytes()


@pytest.mark.usefixtures("fine")
@pytest.mark.parametrize("shards", [1, 3, 7])
def test_an_invented_graph_is_the_same_in_pieces(invented, shards, tmp_path):
    folder, expected = invented
    dealt = []

    assert (
        in_pieces(folder, tmp_path / "g.nq", shards, tell=lambda *at: dealt.append(at)) == expected
    )
    assert max(total for what, _, total in dealt if what == "deriving chains") > 3


def test_two_processes_give_the_same(tiny, tmp_path):
    assert in_pieces(tiny, tmp_path / "g.nq", workers=2) == whole(tiny)


def test_shards_without_claims_are_made_once(tiny, tmp_path, monkeypatch):
    made = []
    one = shards.derived_part
    monkeypatch.setattr(shards, "derived_part", lambda *a: made.append(a[1].place) or one(*a))
    monkeypatch.setattr(parts, "found", lambda _: None)

    assert in_pieces(tiny, tmp_path / "g.nq", shards=50) == whole(tiny)
    assert len(made) == len(set(made)) < 50


def test_the_command_builds_a_large_graph_in_pieces(tiny, tmp_path, monkeypatch):
    from etiograph import __main__  # noqa: PLC0415

    output = tmp_path / "g.nq"
    monkeypatch.setattr(sharded, "WHOLE", 1000)
    monkeypatch.setattr(sharded, "SHARD", 1000)
    monkeypatch.setattr(
        sys, "argv", ["etiograph", "build", "--ontology", str(tiny), "-o", str(output)]
    )
    status, said = killing.said(__main__.main)

    assert (status, said.count("\n")) == (0, 1), said
    assert output.read_bytes() == whole(tiny)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.compiled", "g.nq", "ontology"]


# --- What cannot be cut ---

UNCUT = {
    "two subjects": ("claim:101-000 etio:subject deficiency:b .", "does not say one thing"),
    "two objects": ("claim:101-000 etio:object symptom:t .", "does not say one thing"),
    "a low line": (
        CLAIM.format(
            name="101-009",
            source="101",
            subject="deficiency:a_b",
            relation="causes",
            object="symptom:s",
        ),
        "does not say one thing",
    ),
    "a relation that rules read": (
        CLAIM.format(
            name="101-009", source="101", subject="symptom:s", relation="partOf", object="symptom:t"
        ),
        "does not say one thing",
    ),
    "a term that is none of ours": (
        CLAIM.format(
            name="101-009", source="101", subject="RO:1", relation="causes", object="symptom:t"
        ),
        "does not say one thing",
    ),
    "another document's claim": ("claim:102-000 etio:region region:neck .", "does not stand in"),
    "a claim by another name": (
        CLAIM.format(
            name="x", source="101", subject="deficiency:a", relation="causes", object="symptom:t"
        ).replace("claim:x", "agent:x"),
        "outside the files",
    ),
}


@pytest.mark.parametrize(("turtle", "why"), UNCUT.values(), ids=UNCUT.keys())
def test_what_cannot_be_cut_is_built_at_once(tiny, turtle, why, tmp_path):
    with (tiny / "claims" / "101.ttl").open("a", encoding="utf-8") as file:
        file.write(turtle)

    with pytest.raises(sharded.UncutError, match=why):
        in_pieces(tiny, tmp_path / "g.nq")
    assert not (tmp_path / "g.nq").exists()


def test_a_relation_above_that_rules_read_is_not_cut(tiny, tmp_path):
    with (tiny / "vocabulary.ttl").open("a", encoding="utf-8") as file:
        file.write("etio:causes rdfs:subPropertyOf skos:broader .")

    with pytest.raises(sharded.UncutError, match="read by other rules"):
        in_pieces(tiny, tmp_path / "g.nq")


def test_a_withdrawn_claim_is_no_hindrance(tiny, tmp_path):
    with (tiny / "claims" / "101.ttl").open("a", encoding="utf-8") as file:
        file.write("claim:101-008 a etio:WithdrawnClaim ; etio:statedIn source:101 .")

    assert in_pieces(tiny, tmp_path / "g.nq") == whole(tiny)


def test_an_error_in_a_document_comes_through_processes(tiny, tmp_path):
    (tiny / "claims" / "102.ttl").write_text(HEAD + 'source:102 rdfs:label "\\u0007" .')

    for workers in (1, 2):
        with pytest.raises(InputError, match=r"102\.ttl"):
            in_pieces(tiny, tmp_path / "g.nq", workers=workers)


@pytest.mark.parametrize(
    ("header", "what"), [("", "no header line"), ("#+ reads: claims\n", "reads claims after terms")]
)
def test_a_rule_says_what_it_reads(tmp_path, header, what):
    shutil.copytree(QUERIES / "inference", tmp_path / "inference")
    text = f"#+ adds: odd\n{header}CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}"
    (tmp_path / "inference" / "61-odd.rq").write_text(text, encoding="utf-8")

    with pytest.raises(InputSyntaxError, match=what):
        cutting.grouped(infer.rules(tmp_path))


# --- Going on after a stop ---


def test_a_build_that_was_stopped_goes_on(tiny, tmp_path, monkeypatch):
    output, expected = tmp_path / "g.nq", whole(tiny)
    output.write_bytes(b"old")
    made = []
    true = parts.made
    monkeypatch.setattr(parts, "made", lambda path, *rest: made.append(path) or true(path, *rest))

    def stopping(what, done, _total):
        if (what, done) == ("deriving from claims", 2):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_pieces(tiny, output, tell=stopping)
    assert output.read_bytes() == b"old"
    before = len(made)
    damaged = max(made[:5])
    damaged.write_bytes(damaged.read_bytes()[:-1])

    assert in_pieces(tiny, output) == expected
    again = made[before:]
    assert damaged in again
    assert set(again) & set(made[:before]) == {damaged}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.nq", "ontology"]


def test_what_changed_since_a_stop_is_read_anew(tiny, tmp_path):
    def stopping(what, _done, _total):
        if what == "writing lines":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_pieces(tiny, tmp_path / "g.nq", tell=stopping)
    path = tiny / "claims" / "102.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("symptom:s", "symptom:t"))

    assert in_pieces(tiny, tmp_path / "g.nq") == whole(tiny)


def test_a_build_killed_at_one_step_after_another_comes_to_its_end(tiny, tmp_path):
    output, expected = tmp_path / "out" / "g.nq", whole(tiny)
    output.parent.mkdir()
    output.write_bytes(b"old")
    kills = 0
    for _ in killing.at_each_step(partial(in_pieces, tiny, output, 1), output.parent):
        kills += 1
        there = output.read_bytes()
        assert there in (b"old", expected)
        if there == expected:  # killed after the last step but one: begin again
            output.write_bytes(b"old")

    assert kills >= 20
    assert output.read_bytes() == expected
    assert [p.name for p in output.parent.iterdir()] == ["g.nq"]


@pytest.mark.parametrize("step", [1, 4, 9, 16, 30, 50, 70])
def test_a_build_killed_once_is_made_whole_by_the_next(tiny, tmp_path, step):
    output = tmp_path / "out" / "g.nq"
    output.parent.mkdir()
    output.write_bytes(b"old")
    make = partial(in_pieces, tiny, output)
    child = killing.forked(lambda: (killing.dies_at(step, output.parent, 1 << 20), make()))

    assert killing.ended(child) == -signal.SIGKILL
    assert output.read_bytes() == b"old"
    assert make() == whole(tiny)
    assert [p.name for p in output.parent.iterdir()] == ["g.nq"]


def test_two_builds_of_one_graph_at_once(tiny, tmp_path):
    output, expected = tmp_path / "out" / "g.nq", whole(tiny)
    output.parent.mkdir()
    children = [killing.forked(partial(in_pieces_quietly, tiny, output)) for _ in range(3)]

    assert [killing.ended(child) for child in children] == [0, 0, 0]
    assert output.read_bytes() == expected
    assert [p.name for p in output.parent.iterdir()] == ["g.nq"]


def in_pieces_quietly(folder: Path, output: Path) -> None:
    sharded.write(folder, QUERIES, output, sharded.Settings(1, 3))


def test_a_folder_of_somebody_else_is_left_alone(tiny, tmp_path):
    output = tmp_path / "g.nq"
    place = work.folder(output)
    place.mkdir()
    (place / "mine.part").write_bytes(b"mine")
    in_pieces_quietly(tiny, output)

    assert output.read_bytes() == whole(tiny)
    assert [p.name for p in place.iterdir()] == ["mine.part"]


SCRIPT = """
import sys
from etiograph import __main__
from etiograph.building import sharded
sharded.WHOLE = sharded.SHARD = 1000
if __name__ == "__main__":
    __main__.main()
"""


def test_ctrl_c_says_in_one_line_what_remains(tiny, tmp_path):
    script, output = tmp_path / "run.py", tmp_path / "g.nq"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [
        sys.executable,
        script,
        "build",
        "--ontology",
        tiny,
        "-o",
        output,
        "--processes",
        "2",
    ]
    started = subprocess.Popen(
        [*map(str, command)], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    end = time.monotonic() + 60
    while not list(work.folder(output).glob("*.part")) and time.monotonic() < end:
        time.sleep(0.005)
    os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to the workers, too
    _, said = started.communicate(timeout=60)

    place = work.folder(output)
    assert (
        said
        == f"etiograph: build: stopped, what is done stands in {place}; run it again to go on\n"
    )
    assert started.returncode == 130
    assert not output.exists()
    assert in_pieces(tiny, output, 1) == whole(tiny)


# --- Parts, runs, processes ---


@pytest.mark.parametrize("seed", range(6))
def test_runs_are_merged_to_the_sorted_union(tmp_path, monkeypatch, seed):
    dice = random.Random(seed)  # noqa: S311 - the same at every run, and no secret
    monkeypatch.setattr(parts, "BLOCK", dice.choice([1, 30, 1000]))
    monkeypatch.setattr(merging, "STRETCH", dice.choice([1, 50, 1000, 1 << 20]))
    letters = "aé\U0001f600~"
    every = {
        ("".join(dice.choices(letters, k=dice.randint(1, 4))) + "\n").encode() for _ in range(90)
    }
    runs = []
    for number in range(5):
        some = sorted(dice.sample(sorted(every), dice.randint(0, len(every))))
        runs.append(parts.made(tmp_path / f"{number}.part", some, {"other": b"x\n"}, {}))
    expected = {line for run in runs for line in run.section(parts.RUN).splitlines(keepends=True)}

    assert b"".join(merging.merged(runs, 1)) == b"".join(sorted(expected))


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-1], lambda b: b[:-2] + b"z\n", lambda _: b"", lambda b: b[5:]]
)
def test_a_damaged_part_is_not_taken(tmp_path, harm):
    path = tmp_path / "a.part"
    parts.made(path, [b"a\n", b"b\n"], {"more": b"more"}, {"lines": 2})
    assert parts.found(path).section("more") == b"more"
    path.write_bytes(harm(path.read_bytes()))

    assert parts.found(path) is None


def test_the_shares_of_chains_reach_as_far_as_the_rules_go():
    rules = cutting.grouped(infer.rules(QUERIES))["chains"]

    assert 1 + sum(int(rule.header.get("repeat", "0")) for rule in rules) == chains.STEPS


def test_a_share_reaches_each_node_that_a_chain_leaves():
    edges = list(itertools.pairwise(range(9)))
    numbers = {f"{PREFIXES['deficiency']}{n}": n for n in range(9)}
    (start, *_) = numbers
    found = chains.reached({start: 3}, numbers, edges)

    assert found == dict.fromkeys(range(chains.STEPS), 1 << 3)


def test_a_process_that_the_system_ends_is_told_in_one_line():
    with pytest.raises(OutputError, match="ended by the system") as caught:
        list(processes.mapped(killing.dies, range(9), 2))
    assert "\n" not in str(caught.value)
    assert list(processes.mapped(killing.dies, range(3), 2)) == [0, 1, 2]


@pytest.mark.parametrize("there", [True, False])
def test_progress_is_shown_on_a_terminal_only(monkeypatch, there):
    terminal = io.StringIO()
    terminal.isatty = lambda: there
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.shown() as tell:
        tell("reading files", 0, 7)
        tell("reading files", 7, 7)
    shown = terminal.getvalue()

    assert ("reading files: 7 of 7" in shown) == there
    assert "\n" not in shown
    assert shown.endswith(" \r") == there


def test_the_command_shows_no_progress_where_nobody_sees_it(tiny, tmp_path):
    done = etiograph("build", "--ontology", tiny, "-o", tmp_path / "g.nq", "--processes", "1")

    assert done.stderr.count("\n") == 1
