"""Guards the exports: programs of others read each, and find the claims of the graph in it.

A client is a script ``tests/clients/FORMAT/CLIENT.py``. It runs in the environment that its first
line names, takes the folder of the export, and prints what it read as JSON: ``client``, its name
and version, and any of the keys of ``expected``. What it read must be what the graph says. The
table of all of them stands in ``docs/exports.md``. A program that pip does not install may be
missing: its script then prints ``skip``, the reason, and the test is skipped, never where ``CI`` is
set.
"""

from __future__ import annotations

import csv
import functools
import json
import os
import subprocess
from pathlib import Path

import pytest

import environments
from conftest import ONTOLOGY, ROOT
from etiograph.building import graph
from etiograph.exchange import biolink, content, flat_tables, property_graph
from etiograph.exchange.named_graphs import MATCHES
from etiograph.exporting import export, shipped
from etiograph.vocabulary import BASE, ETIO, PREFIXES, expand

pytestmark = pytest.mark.slow

SCRIPTS = sorted((ROOT / "tests" / "clients").glob("*/*.py"))
PAIRS = [(path.parent.name, path.stem) for path in SCRIPTS]
PAGE = ROOT / "docs" / "exports.md"
EDGE = ("id", "subject", "relation", "object", "claimCount")
CLAIM = ("id", "subject", "relation", "object", "polarity", "certainty")


TERMS, MAPPINGS = (f"{PREFIXES['graph']}{one}-" for one in ("terms", "mappings"))
PROPERTIES = {
    "terms": {PREFIXES["rdfs"] + "label"},
    "names": {PREFIXES["skos"] + "altLabel"},
    "xrefs": {PREFIXES["skos"] + "exactMatch"},
    "links of terms": {PREFIXES["skos"] + "broader", ETIO.partOf, ETIO.deficiencyOf},
    "mappings of terms": MATCHES,
}
"""What clients of terms give, and the properties that say it."""


@pytest.fixture(scope="module")
def whole(store):
    return content.whole(graph.named(store))


@pytest.fixture(scope="module")
def folders(whole, tmp_path_factory):
    """Return a function: the folder of an export, written when it is asked for."""

    @functools.cache
    def written(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        for path, text in export.export(whole, shipped.named(name)).files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text)
        return folder

    return written


@pytest.fixture(scope="module")
def expected(whole):
    """Return what the graph itself says, by the keys that clients may give."""
    terms = [one for one in whole.labels if (expand(one) or "").startswith(BASE)]
    affirming = [one for one in whole.claims if content.stance(one) == "affirms"]
    edges = whole.tables["Edge"].records()
    stated = {tuple(one[key] for key in EDGE[1:4]) for one in affirming}
    entities = [
        quad
        for quad in whole.quads
        if quad.graph_name.value.startswith((TERMS, MAPPINGS))
        and not quad.subject.value.startswith(PREFIXES["agent"])
    ]
    reasons = justifications()
    found = {
        name: [row(quad) for quad in entities if quad.predicate.value in properties]
        for name, properties in PROPERTIES.items()
    }
    return {
        "affirmed": [[one["id"]] for one in affirming],
        "causes": [
            [one["id"]]
            for one in affirming
            if one["relation"] == "etio:causes"
            and one["certainty"] in ("etio:asserted", "etio:strong")
        ],
        "edges": [[one[key] for key in EDGE] for one in whole.tables["Edge"].records()],
        **{name: [one[::2] for one in found[name]] for name in ("terms", "names", "xrefs")},
        **{name: found[name] for name in ("links of terms", "mappings of terms")},
        "mappings": [row(quad) for quad in whole.quads if quad.predicate.value in MATCHES],
        "justifications": [
            [*row(quad), reasons.get(tuple(row(quad)), "semapv:UnspecifiedMatching")]
            for quad in whole.quads
            if quad.predicate.value in MATCHES
        ],
        "unsatisfiable classes": 0,
        "claims": [[one[key] for key in CLAIM] for one in whole.claims],
        "collapsed": [
            [one[key] for key in EDGE]
            for one in edges
            if tuple(one[key] for key in EDGE[1:4]) in stated
        ],
        "quads": len(whole.quads),
        "labels": [[one, whole.labels[one]] for one in terms],
        "nodes": [[one["id"], one["label"]] for one in biolink.terms(whole)],
        "findings": [],
        "valid names": len(whole.claims),
        "valid names of changed claims": 0,
    }


def justifications():
    """Return what our tables of mappings give for each subject, predicate and object."""
    found = {}
    for path in (ONTOLOGY / "mappings").glob("*.tsv"):
        lines = [one for one in path.read_text(encoding="utf-8").splitlines() if one[0] != "#"]
        for one in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = (one[f"{part}_id"] for part in ("subject", "predicate", "object"))
            found[tuple(map(expand, names))] = one["mapping_justification"]
    return found


def row(quad):
    return [quad.subject.value, quad.predicate.value, quad.object.value]


@pytest.fixture(scope="module")
def read(folders, request):
    """Return a function: what a client read of an export."""
    cache = request.config.cache.mkdir("environments")

    @functools.cache
    def reading(form: str, client: str) -> dict[str, object]:
        script = ROOT / "tests" / "clients" / form / f"{client}.py"
        name = script.read_text(encoding="utf-8").splitlines()[0].removeprefix("# environment: ")
        # -P: else the script's folder is searched first, where a client bears its library's name.
        command = [environments.python(name, cache), "-P", script, folders(form)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout.splitlines()[-1])
        if "skip" in found and not os.environ.get("CI"):
            pytest.skip(found["skip"])
        return found

    return reading


def canonical(said: object) -> object:
    """Return rows sorted, with IRIs in full, so that a client may write names as it likes."""
    if not isinstance(said, list):
        return said
    return sorted([expand(cell) or cell for cell in row] for row in said)


@pytest.mark.parametrize(("form", "client"), PAIRS, ids=[f"{f}-{c}" for f, c in PAIRS])
def test_a_client_reads_what_the_graph_says(form, client, read, expected):
    found = read(form, client)
    keys = set(found) - {"client"}

    assert keys
    assert keys <= set(expected)
    for key in sorted(keys):
        assert canonical(found[key]) == canonical(expected[key]), key


def test_each_claim_counts_once_as_an_edges_own(whole):
    edges = flat_tables.of(whole)["edges"]
    names = [column.name for column in edges.columns]
    flat = [dict(zip(names, row, strict=True)) for row in edges.rows]
    own = {one["id"]: tuple(one["own_claims"].split(" ")) for one in flat}
    drawn = property_graph.of(whole)["collapsed"].edges
    affirming = sorted(one["id"] for one in whole.claims if content.stance(one) == "affirms")

    assert sorted(claim for claims in own.values() for claim in claims) == affirming
    assert {one["id"]: one["ownClaims"] for one in drawn} == own
    assert sum(int(one["own_claim_count"]) for one in flat) == len(affirming)
    assert sum(one["ownClaimCount"] for one in drawn) == len(affirming)
    assert sum(int(one["claim_count"]) for one in flat) > len(affirming)  # requiredFor, supports


def test_every_format_has_a_client():
    assert {form for form, _ in PAIRS} == {one.name for one in shipped.all_formats()}


def test_the_page_lists_every_proof(read, golden):
    said = ["| format | read by | and found equal to the graph |", "|---|---|---|"]
    for form, client in PAIRS:
        found = read(form, client)
        counts = [
            f"{len(value) if isinstance(value, list) else value:,} {key}"
            for key, value in sorted(found.items())
            if key != "client"
        ]
        said.append(f"| {form} | {found['client']} | {', '.join(counts)} |")
    begin, end = "<!-- proofs: written by pytest --write-golden -->\n", "\n<!-- end of proofs -->"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]

    golden("".join([before, begin, "\n".join(said), end, after]), PAGE)
