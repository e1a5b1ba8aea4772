"""Guards KGX: an edge says no more than its claim, and a planted error is found by each client."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
from collections import Counter

import pyoxigraph as ox
import pytest

import environments
from conftest import ROOT
from etiograph.building import graph
from etiograph.errors import ExportError, InputError
from etiograph.exchange import biolink, content, kgx, kgx_reading, sidecar
from etiograph.exchange.class_tables import named_node, prefixed, texts
from etiograph.exporting import export, shipped
from etiograph.vocabulary import ETIO

pytestmark = pytest.mark.slow

TSV, JSONL = shipped.named("kgx-tsv"), shipped.named("kgx-jsonl")
HOSTILE = 'a "b" | =1+1\t<script>\n🦴'


@pytest.fixture(scope="module")
def whole(store):
    return content.whole(graph.named(store))


@pytest.fixture(scope="module")
def records(whole):
    return kgx.records(whole, lambda _: True)


@pytest.fixture(scope="module")
def folders(whole, tmp_path_factory):
    """Return a folder of each format, by the name of the format."""
    claims = {one["id"] for one in whole.claims if not one["affirms"]}  # those that are no edge
    beside = {q for q in whole.quads if prefixed(q.subject.value) in claims}
    found = {}
    for form in (TSV, JSONL):
        found[form.name] = tmp_path_factory.mktemp(form.name)
        files = form.module.files(whole) | {sidecar.NAME: sidecar.content(beside)}
        for path, text in files.items():
            (found[form.name] / path).parent.mkdir(parents=True, exist_ok=True)
            (found[form.name] / path).write_bytes(text)
    return found


@pytest.fixture(scope="module")
def denied(whole):
    """Return a function: content in which a claim of a relation is denied, and the claim."""

    @functools.cache
    def turned(relation):
        found = next(
            one["id"]
            for one in whole.claims
            if one["affirms"] and one["relation"] == relation and not one["region"]
        )
        stands = {ETIO.polarity: (ETIO.polarity, ETIO.denied), ETIO.affirms: (ETIO.denies, None)}
        node = named_node(found)
        gone = {q for q in whole.quads if q.subject == node and q.predicate.value in stands}
        new = set()
        for old in gone:
            property_, value = stands[old.predicate.value]
            object_ = ox.NamedNode(value) if value else old.object
            new.add(ox.Quad(node, ox.NamedNode(property_), object_, old.graph_name))
        return content.whole(whole.quads - gone | new), found

    return turned


def places(records):
    return {one["id"]: place for place in kgx.EDGES for one in records[place]}


def test_each_affirmed_claim_is_an_edge_and_nothing_else_is(records, whole):
    edges = [one["id"] for place in kgx.EDGES for one in records[place]]

    assert sorted(edges) == sorted(one["id"] for one in whole.claims if one["affirms"])
    assert max(Counter(edges).values()) == 1


def test_hedged_claims_stand_apart_and_assert_nothing(records, whole):
    certainty = {one["id"]: one["certainty"] for one in whole.claims}

    for one in records[kgx.AFFIRMED]:
        assert certainty[one["id"]] in kgx.SURE
        assert one["knowledge_level"] == kgx.ASSERTION
    for one in records[kgx.HEDGED]:
        assert certainty[one["id"]] not in kgx.SURE
        assert one["knowledge_level"] == kgx.NOT_PROVIDED


@pytest.mark.parametrize(
    ("relation", "place"), [("etio:associatedWith", kgx.NEGATED), ("etio:causes", None)]
)
@pytest.mark.parametrize("form", [TSV, JSONL], ids=lambda one: one.name)
def test_a_denial_is_negated_only_if_the_predicate_is_no_broader(form, relation, place, denied):
    turned, claim = denied(relation)
    made = kgx.records(turned, lambda _: True)

    assert places(made).get(claim) == place
    assert form.module.said(form.module.files(turned)) <= turned.quads
    assert all(one["negated"] is True for one in made[kgx.NEGATED])


@pytest.mark.parametrize("form", [TSV, JSONL], ids=lambda one: one.name)
def test_a_denial_that_is_told_as_a_statement_is_caught(form, whole, denied):
    turned, _ = denied("etio:associatedWith")

    class Mutated:
        TITLE, EXTRACT, said = form.title, False, staticmethod(form.module.said)

        @staticmethod
        def files(_):
            return form.module.files(whole)

    wrong = shipped.Format(form.name, form.title, form.description, Mutated)
    with pytest.raises(ExportError):
        export.export(turned, wrong)


def test_no_predicate_is_stronger_than_the_relation(records, whole):
    words = biolink.counterparts(whole)
    for place in kgx.EDGES:
        for one in records[place]:
            near = words[one["original_predicate"]].biolink
            assert one["predicate"] in {near, biolink.WIDER_PREDICATE.get(near), biolink.RELATED}
            assert one["predicate"] != f"{biolink.BIOLINK}treats"
    assert not set(biolink.ADMITTED) & set(biolink.WIDER_PREDICATE)


def test_no_shortage_is_a_chemical_and_none_has_the_identifier_of_one(records):
    chemical = {"etio:Nutrient", "etio:Analyte"}
    for one in records[kgx.NODES]:
        if any(other.startswith("CHEBI:") for other in one.get("xref", ())):
            assert set(one["type"]) <= chemical | {"etio:Food"}, one["id"]
        if one["id"].startswith("deficiency:"):
            assert one["category"] == [f"{biolink.BIOLINK}DiseaseOrPhenotypicFeature"]


def test_collapsed_edges_are_never_parallel_and_show_who_disputes(records, whole):
    pooled = records[kgx.COLLAPSED]
    affirmed = {(one["subject"], one["object"]) for one in whole.claims if one["affirms"]}
    disputed = {one["disputedBy"] for one in whole.tables["Edge"].records() if one["disputedBy"]}

    assert {(one["subject"], one["object"]) for one in pooled} == affirmed
    assert len(pooled) == len(affirmed)
    for claim in disputed:
        assert any(told(one, "disputed by") == claim for one in pooled)
        assert any(told(one, "disputed by") == claim for one in edges(records))


def told(edge, words):
    """Return what a description says after some words."""
    parts = edge.get("description", "").split("; ")
    return next((one.removeprefix(f"{words} ") for one in parts if one.startswith(words)), None)


def edges(records):
    return [one for place in kgx.EDGES for one in records[place]]


def test_what_limits_a_claim_stands_on_its_edge(records, whole):
    there = {one["id"]: one for one in edges(records)}
    columns = (*kgx.QUALIFIERS, "comparedWith", "outcome")
    found = set()
    for claim in whole.claims:
        if claim["affirms"]:
            edge = there[claim["id"]]
            for column in columns:
                for value in texts(claim[column]):
                    found.add(column)
                    assert value in edge["qualifiers"] or value in edge["description"], claim["id"]

    assert found == set(columns)


def test_a_seventh_frequency_is_no_severity(whole):
    word, usual = named_node("etio:rarely"), named_node("etio:often")
    turned = {ox.Quad(*(word if part == usual else part for part in quad)) for quad in whole.quads}
    made = kgx.records(content.whole(turned), lambda _: True)

    assert any("etio:rarely" in one["qualifiers"] for one in edges(made))
    assert kgx_reading.said(made) <= turned


def test_a_text_that_cells_cannot_hold_is_left_to_the_sidecar(whole):
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    term = named_node("symptom:neck-pain")
    (old,) = (q for q in whole.quads if q.subject == term and q.predicate == label)
    new = ox.Quad(term, label, ox.Literal(HOSTILE, language="en"), old.graph_name)
    turned = content.whole(whole.quads - {old} | {new})
    cells, lines = (form.module.files(turned) for form in (TSV, JSONL))

    for name, text in cells.items():
        rows = text.decode().removesuffix("\n").split("\n")
        assert {row.count("\t") for row in rows} == {rows[0].count("\t")}, name
    assert new not in TSV.module.said(cells)
    assert new in JSONL.module.said(lines)
    assert TSV.module.said(cells) <= turned.quads


def hedge_lost(records):
    records[kgx.AFFIRMED].append(records[kgx.HEDGED].pop())


def ends_swapped(records):
    one = records[kgx.AFFIRMED][0]
    one["subject"], one["object"] = one["object"], one["subject"]


def renumbered(records):
    for number, one in enumerate(records[kgx.AFFIRMED]):
        one["id"] = f"claim:{number}"


def labels_mixed(records):
    one, other = records[kgx.NODES][:2]
    one["name"], other["name"] = other["name"], one["name"]


def dispute_hidden(records):
    (pooled, *_) = (one for one in records[kgx.COLLAPSED] if "disputed" in one["description"])
    pooled["description"] = pooled["description"].partition("; disputed")[0]


def frequency_as_severity(records):
    word = next(one for one in records[kgx.COUNTERPARTS] if one["word"] == "etio:often")
    word["kind"] = "etio:Severity"


def slot(place, name, value):
    def change(records):
        records[place][0][name] = value

    change.__name__ = f"{place}-{name}"
    return change


CHANGES = [
    hedge_lost,
    ends_swapped,
    renumbered,
    labels_mixed,
    slot(kgx.AFFIRMED, "negated", value=True),
    slot(kgx.AFFIRMED, "predicate", "biolink:causes"),
    slot(kgx.AFFIRMED, "original_predicate", "etio:causes"),
    slot(kgx.AFFIRMED, "qualifiers", ["etio:strong"]),
    slot(kgx.AFFIRMED, "knowledge_level", kgx.NOT_PROVIDED),
    slot(kgx.AFFIRMED, "publications", ["source:004"]),
    slot(kgx.AFFIRMED, "has_evidence_of_type", ["ECO:0006016"]),
    slot(kgx.AFFIRMED, "description", "disputed by claim:000-002"),
    slot(kgx.AFFIRMED, "description", "disputed in the whole graph by claim:000-002"),
    slot(kgx.AFFIRMED, "description", "votes on it etio:weaklyConflicting"),
    slot(kgx.AFFIRMED, "description", "compared with food:egg"),
    slot(kgx.AFFIRMED, "description", "outcome symptom:neck-pain"),
    dispute_hidden,
    frequency_as_severity,
    slot(kgx.HEDGED, "knowledge_level", kgx.ASSERTION),
    slot(kgx.NODES, "category", ["biolink:SmallMolecule"]),
    slot(kgx.NODES, "xref", ["CHEBI:1"]),
    slot(kgx.COLLAPSED, "predicate", "biolink:causes"),
    slot(kgx.COLLAPSED, "evidence_count", 99),
    slot(kgx.COLLAPSED, "description", "publishers 99"),
    slot(kgx.COUNTERPARTS, "biolink", "biolink:Drug"),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_changed_record_says_what_the_graph_does_not(change, whole, records):
    made = {name: [dict(one) for one in found] for name, found in records.items()}
    change(made)

    assert caught(made, whole)


def caught(made, whole):
    """Tell whether records say what a graph does not, or contradict themselves."""
    try:
        return bool(kgx_reading.said(made) - whole.quads)
    except InputError:
        return True


def test_a_record_without_a_slot_is_named(records):
    made = {name: [dict(one) for one in found] for name, found in records.items()}
    del made[kgx.AFFIRMED][0]["qualifiers"]

    with pytest.raises(InputError, match="lacks the slot qualifiers"):
        kgx_reading.said(made)


def planted(folders, form, tmp_path, changes):
    """Return the folder of a format, with texts replaced: by file, an old one and the new."""
    folder = tmp_path / form
    shutil.copytree(folders[form], folder)
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def client(form, name, folder, request):
    script = ROOT / "tests" / "clients" / form / f"{name}.py"
    python = environments.python("kgx", request.config.cache.mkdir("environments"))
    done = subprocess.run(
        [python, "-P", script, folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_koza_finds_what_is_planted(folders, tmp_path, request):
    thing, chemical = "biolink:PhysicalEntity\tvitamin D\t", "biolink:SmallMolecule\tvitamin D\t"
    folder = planted(
        folders,
        "kgx-tsv",
        tmp_path,
        [
            ("nodes.tsv", thing, chemical),
            ("affirmed_edges.tsv", "biolink:associated_with", "biolink:has_phenotype"),
            ("hedged_edges.tsv", "not_provided", ""),
            ("collapsed/edges.tsv", "\tanalyte:metabolite\t", "\tanalyte:nowhere\t"),
        ],
    )
    found = " ".join(client("kgx-tsv", "koza", folder, request)["findings"])

    for part in ("'nutrient'", "NOT_IN_LEGAL_TYPES", "knowledge_level", "no node for edge edge:"):
        assert part in found


def test_the_classes_of_biolink_find_what_is_planted(folders, tmp_path, request):
    folder = planted(
        folders,
        "kgx-jsonl",
        tmp_path,
        [
            ("nodes.jsonl", "biolink:PhysicalEntity", "biolink:Shortage"),
            ("affirmed_edges.jsonl", '"knowledge_level": "knowledge_assertion", ', ""),
            ("hedged_edges.jsonl", '"not_provided"', '"hedged"'),
            ("collapsed/edges.jsonl", '"evidence_count"', '"claims"'),
        ],
    )
    found = " ".join(client("kgx-jsonl", "biolink_model", folder, request)["findings"])

    for part in ("Shortage", "Field required", "'hedged'", "Extra inputs are not permitted"):
        assert part in found


def test_kgx_shows_what_is_planted(folders, tmp_path, request):
    lines = (folders["kgx-tsv"] / "affirmed_edges.tsv").read_text(encoding="utf-8").splitlines()
    cells = lines[1].split("\t")
    cells[lines[0].split("\t").index("negated")] = "false"
    folder = planted(
        folders,
        "kgx-tsv",
        tmp_path,
        [
            ("affirmed_edges.tsv", lines[1], "\t".join(cells)),
            ("affirmed_edges.tsv", lines[2], lines[2].partition("\t")[2].join(["\t", ""])),
        ],
    )
    read = {one[0]: one[4] for one in client("kgx-tsv", "kgx", folder, request)["claims"]}

    assert read[cells[0]] == "etio:denied"  # kgx takes "false" for true: such a cell stays empty
    assert lines[2].partition("\t")[0] not in read


def test_no_category_that_is_written_lists_the_prefixes_of_its_identifiers(records, request):
    python = environments.python("kgx", request.config.cache.mkdir("environments"))
    code = (
        "import importlib.resources, json, yaml\n"
        "path = importlib.resources.files('biolink_model.schema') / 'biolink_model.yaml'\n"
        "read = yaml.load(path.read_text(encoding='utf-8'), Loader=yaml.CSafeLoader)['classes']\n"
        "print(json.dumps({name.title().replace(' ', ''): (one or {}).get('id_prefixes', [])\n"
        "                  for name, one in read.items()}))"
    )
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    prefixes = {biolink.BIOLINK + name: listed for name, listed in json.loads(done.stdout).items()}
    written = {one["category"][0] for one in records[kgx.NODES]}

    assert {one: prefixes[one] for one in written} == {one: [] for one in written}
    assert written <= {*biolink.WIDER_CATEGORY.values()} | {biolink.THING} | {
        one["biolink"] for one in records[kgx.COUNTERPARTS] if "biolink" in one
    }
    narrow = biolink.WIDER_CATEGORY.keys() - {f"{biolink.BIOLINK}BehavioralExposure"}
    assert all(prefixes[one] for one in narrow)
