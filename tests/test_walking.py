"""Guards the commands that walk, and their words."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from etiograph import __main__
from etiograph.building import opening
from etiograph.terms.lexicon import label
from etiograph.vocabulary import PREFIXES
from etiograph.walking import path_words, places, survey_words, surveys, traverse
from test_cli import one_line

VITAMIN_D = PREFIXES["deficiency"] + "vitamin-d-deficiency"
VITAMIN_B12 = PREFIXES["deficiency"] + "vitamin-b12-deficiency"
NECK_PAIN = PREFIXES["symptom"] + "neck-pain"
WALKS = [
    ("path", "lack of vitamin D", "neck"),
    ("between", "vitamin D deficiency", "neck pain"),
    ("cut", "magnesium", "neck"),
    ("reach", "vitamin D"),
    ("reach", "neck pain", "--backward"),
    ("common", "vitamin D", "vitamin B12", "magnesium"),
    ("common", "vitamin D", "magnesium", "--to", "neck pain"),
    ("central",),
    ("central", "--kind", "symptom"),
    ("foods", "vitamin D", "vitamin B12", "calcium", "magnesium"),
]


@pytest.fixture(scope="module")
def causal(store):
    return traverse.causal_graph(store)


@pytest.fixture(scope="module")
def walked(causal):
    return traverse.paths(causal, VITAMIN_D, NECK_PAIN)


@pytest.fixture
def say(store, monkeypatch, capsys):
    """Return a function: a command, run in this process over the graph that is there already."""
    monkeypatch.setattr(opening, "load", lambda _: store)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["etiograph", *arguments])
        status = 0
        try:
            __main__.main()
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, said.out, said.err)

    return run


def rows(done):
    """Return the rows of a table in a pipe."""
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout), delimiter="\t"))


EACH_WALK = """
import pathlib, sys
from etiograph import __main__
from etiograph.building import opening
store = opening.load(pathlib.Path(sys.argv[1]))
opening.load = lambda _: store
for walk in {walks!r}:
    for form in ("tsv", "table"):
        sys.argv = ["etiograph", *walk, "--format", form]
        print(*sys.argv)
        __main__.main()
"""


def test_a_walk_says_the_same_at_every_run(built):
    said = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", EACH_WALK.format(walks=WALKS), str(built)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

        assert done.stderr == ""
        said.append(done.stdout)
    assert said[0] == said[1]
    assert said[0].count("\n") > 1000


def test_how_lack_of_vitamin_d_reaches_the_neck(say, store):
    done = say("path", "lack of vitamin D", "neck", "--format", "table")
    every = say("path", "lack of vitamin D", "neck", "--all", "--format", "table")
    table = rows(say("path", "lack of vitamin D", "neck"))
    paths = {row["path"] for row in table}

    assert "1. 1 step, weakest strong, whole in source:002 (ntro.it.com)" in done.stdout
    assert "neck pain bears the name of the region neck" in done.stdout
    blocks = [block for block in done.stdout.split("\n\n") if ", weakest " in block]
    ends = [row["object"] for row in table if row["position"] == row["steps"]]
    nearest = [label(store, end) for end in dict.fromkeys(ends)][:5]
    shown = [re.findall(r"--> (.*?)   \(", block) for block in blocks]
    assert {steps[-1] for steps in shown} == set(nearest)
    # A single step does not say how: to each end there is one of several steps as well.
    assert {steps[-1] for steps in shown if len(steps) > 1} == set(nearest)
    assert (
        f"\n{len(paths) - len(blocks)} more, by other ways or to other ends: --all\n" in done.stdout
    )
    assert "--all" not in every.stdout
    assert f"\n{len(paths)}. " in every.stdout
    assert {row["arrival"] for row in table} == {
        places.NAMED,
        places.LOCATED_THERE,
        places.LIMITED_THERE,
    }


def test_of_paths_into_a_place_the_first_to_each_end_is_shown(store, causal):
    neck = places.place(store, PREFIXES["region"] + "neck")
    mixed = 0
    for start in sorted(term for term in causal if term.startswith(PREFIXES["deficiency"])):
        found = traverse.paths(causal, start, neck)
        ends = [path.terms[-1] for path in found]
        text = path_words.paths_text(store, found, neck, every=False)
        if len(found) >= 10:
            kinds = [(path.terms[-1], len(path.steps) == 1) for path in found]
            nearest = list(dict.fromkeys(ends))[:5]
            numbers = [
                number
                for number, kind in enumerate(kinds, 1)
                if kind[0] in nearest and kinds.index(kind) == number - 1
            ]
            mixed += len(numbers) > len(nearest)
            blocks = [block for block in text.split("\n\n") if ", weakest " in block]

            assert [int(block.partition(".")[0]) for block in blocks] == numbers
    assert mixed


def test_documents_and_publishers_stand_at_each_step(store, walked):
    text = path_words.paths_text(store, walked)
    table = path_words.paths_table(walked)
    place = {name: n for n, name in enumerate(table.columns)}
    behind = {
        (row[place["path"]].value, row[place["position"]].value, row[place["claim"]].value): (
            row[place["source"]].value,
            row[place["publisher"]].value,
            row[place["whole"]].value,
        )
        for row in table.rows
    }

    assert "      ntro.it.com (source:002): claim:002-044, claim:002-115" in text
    assert "      shoulderneckpain.com (source:001): claim:001-" in text
    assert len(behind) == len(table.rows)
    for number, path in enumerate(walked, 1):
        for position, step in enumerate(path.steps, 1):
            for one in step.backing:
                said = behind[str(number), str(position), one.claim]
                whole = " ".join(source.rpartition("/")[2] for source in path.whole_in)

                assert said[:2] == (one.source, one.publisher)
                assert said[2].replace("source:", "") == whole


def test_ten_paths_are_too_many_to_read(store, walked):
    def shown(number):
        few = path_words.paths_text(store, walked[:number], every=False)
        return few.count(" step, weakest") + few.count(" steps, weakest"), "--all" in few

    assert shown(9) == (9, False)
    assert shown(10) == (5, True)
    assert path_words.paths_text(store, walked, every=True).count(", weakest ") == len(walked)
    assert path_words.paths_text(store, []) == ""


def test_each_publisher_has_its_own_line_with_its_own_claims(store, causal):
    steps = [traverse.step(causal, *pair) for pair in sorted(set(causal.edges()))]
    step = next(one for one in steps if len(one.publishers) > 1)
    lines = list(path_words.voices(store, step))

    assert len(lines) == len(step.publishers)
    assert sum(line.count("claim:") for line in lines) == len(step.claims)
    for line, publisher in zip(lines, step.publishers, strict=True):
        assert line.startswith(f"{label(store, publisher)} (source:")


def test_what_denies_a_step_stands_below_it(store, causal):
    disputed = [one for one in set(causal.edges()) if traverse.step(causal, *one).disputed]
    assert disputed
    step = traverse.step(causal, *min(disputed))
    lines = "\n".join(path_words.step_lines(store, [step]))

    assert "denied by claim:" in lines


def test_what_leaves_a_step_open_stands_below_it(store, causal):
    step = traverse.step(causal, VITAMIN_B12, NECK_PAIN)
    lines = list(path_words.step_lines(store, [step]))

    assert lines[-1] == "      left open by claim:001-157"
    assert not step.disputed
    assert "left open" not in "\n".join(path_words.step_lines(store, [replace(step, doubted=())]))


def test_limits_stand_with_their_claims(store, causal):
    ends = PREFIXES["symptom"] + "muscle-tension", PREFIXES["symptom"] + "muscle-cramp"
    severe = VITAMIN_B12, PREFIXES["symptom"] + "impaired-coordination"
    people = VITAMIN_B12, PREFIXES["symptom"] + "widespread-pain"
    partly = VITAMIN_B12, PREFIXES["symptom"] + "neurological-symptom"
    said = {
        pair: "\n".join(path_words.step_lines(store, [traverse.step(causal, *pair)]))
        for pair in (ends, severe, people, partly)
    }
    all_of_them = "each claim is limited, as said in brackets"

    assert " (in neck)" in said[ends]
    assert " (when severe)" in said[severe]
    assert " (in people with diabetes)" in said[people].replace("\n        ", " ")
    assert all(all_of_them in said[pair] for pair in (ends, severe, people))
    assert " (when severe)" in said[partly]
    assert all_of_them not in said[partly]


def test_the_table_of_paths_has_doubts_and_limits(say):
    neck = rows(say("path", "vitamin B12", "neck pain"))
    chronic = rows(say("path", "vitamin B12", "chronic neck pain"))
    severe = rows(say("path", "vitamin B12", "impaired coordination"))
    cramp = rows(say("path", "muscle tension", "muscle cramp"))
    direct = [row for row in neck if row["steps"] == "1"]

    assert {row["leftOpen"] for row in direct} == {"claim:001-157"}
    assert {row["leftOpen"] for row in neck} == {"claim:001-157", ""}
    assert "population:patients-with-neck-pain" in {row["population"] for row in chronic}
    assert PREFIXES["etio"] + "severe" in {row["severity"] for row in severe}
    assert PREFIXES["region"] + "neck" in {row["region"] for row in cramp}
    assert "" in {row["region"] for row in neck}


def test_the_tables_say_what_the_values_say(store, causal, walked):
    between = surveys.between(walked)
    text = survey_words.between_text(store, between, len(walked))
    table = survey_words.between_table(store, between)

    assert text.startswith(f"{len(between)} terms on {len(walked)} paths\n")
    assert [row[0].value for row in table.rows] == [one.term for one in between]
    first = between[0]
    assert table.rows[0][5].value == " ".join(f"{at}:{number}" for at, number in first.positions)
    reached = surveys.reach(causal, VITAMIN_D)
    counted = [tuple(int(cell.value) for cell in row[3:]) for row in rows_of(store, reached)]
    assert counted == [
        (one.fewest, one.surest, one.paths, len(one.sources), len(one.publishers))
        for one in reached
    ]


def rows_of(store, reached):
    return survey_words.reach_table(store, reached).rows


def test_a_cut_tells_the_chosen_from_the_others(say):
    table = rows(say("cut", "vitamin D", "neck pain"))
    text = say("cut", "vitamin D", "neck pain", "--format", "table").stdout
    chosen = [row for row in table if row["chosen"] == "true"]
    needed = [row for row in table if row["needed"] == "true"]

    assert 0 < len(needed) < len(chosen) < len(table)
    assert all(row["chosen"] == "true" for row in needed)
    assert text.startswith(f"Without these {len(chosen)} claims nothing leads there")
    assert "Others as small also have" in text


def test_kinds_and_directions_are_kept_apart(say):
    behind = rows(say("reach", "neck pain", "--backward", "--kind", "deficiency"))
    both = rows(say("central"))
    one = rows(say("central", "--kind", "mechanism"))

    assert {row["kind"] for row in behind} == {"deficiency"}
    assert VITAMIN_D in {row["term"] for row in behind}
    assert {row["kind"] for row in both} == {"mechanism", "condition"}
    assert [row for row in both if row["kind"] == "mechanism"] == one


def test_what_is_common_can_be_asked_for_one_end(say):
    named = ["common", "vitamin D", "magnesium"]
    every, one = rows(say(*named)), rows(say(*named, "--to", "neck pain"))

    assert {row["start"] for row in one} == {
        VITAMIN_D,
        PREFIXES["deficiency"] + "magnesium-deficiency",
    }
    assert {row["term"] for row in one if row["role"] == "end"} == {NECK_PAIN}
    assert {row["before"] for row in one} == {"symptom:neck-pain", ""}
    assert {row["term"] for row in one} < {row["term"] for row in every}


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["between", "neck pain", "cervicalgia"], "both ends are the same term"),
        (["cut", "vitamin Q", "neck"], "no such term"),
        (["path", "vitamin D3", "neck"], "a nutrient, and 0 deficiencies"),
        (["reach", "osteomalatia"], "did you mean osteomalacia"),
        (["reach", "pain", "--kind", "food"], "food"),
        (["common", "vitamin D"], "only one term"),
        (["common", "vitamin D", "vit D"], "only one term"),
        (["common", "vitamin D", "magnesium", "--to", "nowhere"], "no such term"),
        (["foods", "vitamin Q"], "no such term"),
        (["foods"], "Missing argument"),
        (["central", "--longest", "7"], "7"),
    ],
    ids=str,
)
def test_a_slip_is_named(arguments, part, say):
    one_line(say(*arguments), 2, part)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["between", "calcium deficiency", "back pain", "--longest", "1"], "in 1 step or fewer"),
        (["cut", "neck pain", "vitamin D deficiency"], "nothing leads from neck pain to"),
        (["reach", "neck pain", "--kind", "intervention"], "nothing follows from neck pain"),
        (["common", "neck pain", "osteomalacia", "--to", "anxiety"], "nothing is common to them"),
        (["central", "--kind", "intervention"], "nothing of this kind stands between them"),
    ],
    ids=str,
)
def test_nothing_is_an_answer_with_a_status_of_its_own(arguments, part, say):
    done = say(*arguments)

    assert done.returncode == 1
    assert part in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_to_eat_for_magnesium_and_potassium(say):
    done = say("foods", "Mg", "potassium", "--format", "table")
    slip = say("foods", "neck pain")
    none = say("foods", "mineral")

    assert done.returncode == 0
    assert "Named for each of magnesium and potassium: 2 foods" in done.stdout
    one_line(slip, 2, "is a symptom, not a nutrient")
    assert (none.returncode, none.stderr) == (1, "no food is named for this\n")
