"""Guards the reference data: they say what the verified tables say, and missing is never zero."""

from __future__ import annotations

import csv
import re
import shutil
from decimal import Decimal

import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY, QUERIES, ROOT, etiograph
from etiograph import locations
from etiograph.asking import questions
from etiograph.building import graph, infer, selection, tables
from etiograph.building import reference as reader
from etiograph.errors import InputError, InputSyntaxError, UnknownTermError
from etiograph.rdf import query, reading
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO, PREFIXES, expand, shorten

FOLDER = ONTOLOGY / "reference"
TABLES = locations.files(FOLDER, "*.tsv")
AMOUNTS, INTAKES = FOLDER / "food-composition.tsv", FOLDER / "intakes.tsv"
HIERARCHY = FOLDER / "external-hierarchy.tsv"
HEAD = "#title: t\n#description: d\n#source: s\n#rights: r\n"
AMOUNT = {
    "food": "food:egg",
    "fit": "direct: raw",
    "fdc_id": "7",
    "ndb_no": "8",
    "description": "Egg, raw",
    "nutrient": "nutrient:vitamin-d",
    "amount": "0",
    "unit": "ug",
    "per": "100 g",
    "value_status": "value",
    "release": "SR (seen there)",
    "basis": "A",
    "seen": "x/y@z:a.csv",
}
INTAKE = {
    "nutrient": "nutrient:vitamin-d",
    "life_stage": "Males",
    "age": ">70 y",
    "value_type": "RDA (unstarred)",
    "amount": "20",
    "unit": "ug/d",
    "edition": "2005",
    "agreement": "2 files agree",
    "note": "",
    "seen": "x/y@z:a.csv | x/z@z:b.csv",
}
EDGE = {
    "subject": "HP:0030833",
    "subject_label": "Neck pain",
    "predicate": "rdfs:subClassOf",
    "object": "HP:0012531",
    "object_label": "Pain",
    "origin": "hp.obo",
}
KNOWN = {
    PREFIXES["food"] + "egg": {ETIO.Food},
    PREFIXES["nutrient"] + "vitamin-d": {ETIO.Nutrient},
}


def verified(folder, name) -> list[dict[str, str]]:
    """Return the rows of a verified table, read without the code under test."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def ours(path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def said(path, *rows) -> dict[tuple[str, str], set[str]]:
    """Return what a table of these rows becomes: values by subject and predicate, shortened."""
    lines = ["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    found: dict[tuple[str, str], set[str]] = {}
    for triple in reader.read(path, PREFIXES["graph"] + "reference-x", KNOWN):
        pair = (shorten(triple.subject.value), shorten(triple.predicate.value))
        found.setdefault(pair, set()).add(shorten(triple.object.value))
    return found


def values(store, words) -> list[tuple[str | None, ...]]:
    rows = query.ask(store, words, {}).rows
    return [tuple(shorten(cell.value) if cell else None for cell in row) for row in rows]


def test_the_tables_are_what_the_command_writes(reference):
    selected = selection.select(reference, graph.encoded(ONTOLOGY))

    assert {path.name for path in TABLES} == set(selected.texts)
    for path in TABLES:
        there = path.read_text(encoding="utf-8")
        assert there == selected.texts[path.name], "run: etiograph select-reference"


def test_each_amount_is_a_row_of_the_verified_table_and_none_is_left_out(reference):
    terms = graph.classes(graph.encoded(ONTOLOGY))
    wanted = set()
    for row in verified(reference, "fdc.tsv"):
        slug = row["food"].replace("_", "-").replace("whole-grain", "whole-grains")
        known = terms.get(f"{PREFIXES['food']}{slug}", set()) & {ETIO.Food, ETIO.FoodGroup}
        if row["fdc_id_basis"][:2] in ("A:", "B:") and known:
            same = ("fit", "fdc_id", "ndb_no", "description", "amount", "unit", "per")
            cells = [row[column] for column in (*same, "value_status", "release", "source_file")]
            nutrient = row["nutrient"].replace("_", "-")
            wanted.add((f"food:{slug}", f"nutrient:{nutrient}", row["fdc_id_basis"][0], *cells))
    same = ("fit", "fdc_id", "ndb_no", "description", "amount", "unit", "per")
    columns = ("food", "nutrient", "basis", *same, "value_status", "release", "seen")
    there = [tuple(row[column] for column in columns) for row in ours(AMOUNTS)]

    assert len(there) > 200
    assert set(there) == wanted
    assert len(there) == len(set(there))


def test_each_intake_is_a_row_of_the_verified_table_and_none_is_left_out(reference):
    wanted = set()
    for row in verified(reference, "dri.tsv"):
        key = (row["nutrient"].replace("_", "-"), row["life_stage"], row["age"], row["value_type"])
        seen = dict(pair.split("=") for pair in row["amounts_seen"].split("; "))
        if row["agreement"] == "two editions":
            assert seen["J"] == seen["M"]
            assert seen["S"] == row["amount"]
            wanted |= {
                (*key, seen["S"], row["unit"], "2019"),
                (*key, seen["J"], row["unit"], "2005"),
            }
        else:
            wanted.add((*key, row["amount"], row["unit"], ""))
    columns = ("life_stage", "age", "value_type", "amount", "unit", "edition")
    there = [(row["nutrient"][9:], *(row[c] for c in columns)) for row in ours(INTAKES)]

    assert len(there) == 220
    assert set(there) == wanted


def test_each_step_of_the_hierarchy_and_each_label_was_verified(reference):
    edges = {
        (r["subject"], r["predicate"], r["object"]) for r in verified(reference, "term_edges.tsv")
    }
    labels = {
        row["curie"]: row["label_as_printed"]
        for row in verified(reference, "terms.tsv")
        if not re.search("obsolete|stale|older|number only|extract only", row["status"])
    }
    rows = ours(HIERARCHY)

    assert len(rows) > 500
    assert {(r["subject"], r["predicate"], r["object"]) for r in rows if r["object"]} <= edges
    assert {r["subject_label"] for r in rows if labels[r["subject"]] != r["subject_label"]} == set()
    parents = [row for row in rows if row["object"]]
    assert {r["object"] for r in parents if labels[r["object"]] != r["object_label"]} == set()


def test_every_mapped_class_with_a_fit_status_is_in_the_hierarchy(reference):
    fit = {row["curie"] for row in verified(reference, "terms.tsv") if row["status"] == "ok"}
    used = {
        row["object_id"]
        for path in locations.files(ONTOLOGY, "mappings/*.tsv")
        for row in ours(path)
        if row["predicate_id"][5:] in ("exactMatch", "broadMatch")
    }

    assert (used & fit) - {row["subject"] for row in ours(HIERARCHY)} == set()


def test_a_missing_value_has_no_number_anywhere(store):
    rows = values(
        store,
        """SELECT ?amount ?value ?status WHERE {
        ?amount etio:valueStatus ?status . OPTIONAL { ?amount etio:value ?value . } }""",
    )
    missing = [row for row in rows if row[2] == "etio:missing"]

    assert len(missing) == len({amount for amount, _, _ in missing}) >= 5
    assert {status for _, value, status in rows if value is None} == {
        "etio:missing",
        "etio:notDetermined",
    }
    assert [row for row in rows if (row[1] is None) == (row[2] == "etio:given")] == []


def test_zero_stands_only_where_the_table_has_a_zero(store):
    zeros = {
        (row["fdc_id"], row["nutrient"][9:])
        for row in ours(AMOUNTS)
        if row["value_status"] == "value" and Decimal(row["amount"]) == 0
    }
    rows = values(
        store, "SELECT ?a WHERE { ?a a etio:MeasuredAmount ; etio:value ?v FILTER (?v = 0) }"
    )
    found = {tuple(name.removeprefix("amount:").split("_")[:2]) for (name,) in rows}

    assert found == zeros
    assert len(zeros) > 20


def test_each_nutrient_has_one_unit(store):
    rows = values(
        store,
        """SELECT DISTINCT ?nutrient ?unit WHERE {
        ?amount a etio:MeasuredAmount ; etio:ofNutrient ?nutrient ; etio:unit ?unit . }
        ORDER BY ?nutrient""",
    )

    assert rows == [
        ("nutrient:calcium", "mg"),
        ("nutrient:magnesium", "mg"),
        ("nutrient:potassium", "mg"),
        ("nutrient:vitamin-b12", "ug"),
        ("nutrient:vitamin-d", "ug"),
    ]


def test_the_doubted_item_is_not_built_on(store):
    rows = values(store, "SELECT ?item WHERE { ?item etio:ndbNumber '15182' }")

    assert rows == []
    assert "15182" not in AMOUNTS.read_text(encoding="utf-8")


def test_the_doubted_item_stays_out_even_if_its_identifiers_were_confirmed(reference, tmp_path):
    for name in ("dri", "sources", "terms", "term_edges"):
        shutil.copy(reference / f"{name}.tsv", tmp_path)
    text = (reference / "fdc.tsv").read_text(encoding="utf-8")
    text = text.replace("none: no FDC id seen", "A: no FDC id seen").replace(
        "\t\t15182\t", "\t5\t15182\t"
    )
    text = text.replace("\t\t15181\t", "\t6\t15181\t")
    (tmp_path / "fdc.tsv").write_text(text, encoding="utf-8")
    written = selection.select(tmp_path, graph.encoded(ONTOLOGY)).texts["food-composition.tsv"]

    assert "\t15181\t" in written
    assert "15182" not in written


def test_releases_that_differ_are_both_kept(store):
    rows = values(
        store,
        """SELECT ?release ?value WHERE { ?item etio:ndbNumber "20037" . ?amount etio:ofItem ?item ;
        etio:ofNutrient <https://w3id.org/etiograph/nutrient/potassium> ; etio:release ?release ;
        etio:value ?value } ORDER BY ?release""",
    )

    assert rows == [("USDA FDC SR Legacy 2021-10-28", "86"), ("USDA SR, release 27", "43")]


def test_both_editions_of_the_potassium_intakes_are_kept(store):
    rows = values(
        store,
        """SELECT ?edition ?value WHERE { ?intake etio:edition ?edition ; etio:value ?value ;
        etio:lifeStage "Females" ; etio:age "19-30 y" } ORDER BY ?edition""",
    )

    assert rows == [("2005", "4700"), ("2019", "2600")]


def test_what_lacks_what_makes_the_food_is_for_contrast_only(store):
    rows = values(
        store,
        """SELECT DISTINCT ?food ?note WHERE { ?held etio:fit etio:contrastItem ;
        etio:standsFor ?food ; etio:fitNote ?note } ORDER BY ?food""",
    )

    assert ("food:breakfast-cereal", "unfortified") in rows
    assert ("food:egg", "white only") in rows
    assert ("food:fortified-juice", "unfortified") in rows
    assert ("food:milk", "no vitamin D added") in rows


def test_the_graphs_are_marked_as_reference_data_within_themselves(store):
    kind = ox.NamedNode(ETIO.ReferenceData)
    marked = {
        (q.subject.value, q.graph_name.value)
        for q in graph.named(store)
        if q.predicate == graph.RDF_TYPE and q.object == kind
    }

    assert marked == {(name, name) for name in (graph.name_of(ONTOLOGY, path) for path in TABLES)}
    assert [graph.file_of(name) for name, _ in sorted(marked)] == [
        f"ontology/reference/{path.name}" for path in TABLES
    ]


def test_without_the_reference_data_every_other_graph_is_the_same(store, rules, tmp_path):
    copy = shutil.copytree(ONTOLOGY, tmp_path / "ontology", ignore=lambda *_: ["reference"])
    bare = graph.store(graph.asserted(copy))
    infer.derive(bare, rules)
    apart = {graph.name_of(ONTOLOGY, path) for path in TABLES}
    apart.add(PREFIXES["graph"] + "external-roll-ups")

    def others(opened):
        return {quad for quad in graph.named(opened) if quad.graph_name.value not in apart}

    assert others(bare) == others(store)
    assert len(others(store)) > 10000


def test_no_graph_but_the_reference_graphs_speaks_of_reference_data(store):
    apart = {graph.name_of(ONTOLOGY, path) for path in TABLES}
    kinds = tuple(PREFIXES[kind] for kind in ("amount", "food-item", "intake", "item-fit"))
    strays = [
        quad
        for quad in graph.named(store)
        if quad.graph_name.value not in apart
        and any(end.value.startswith(kinds) for end in (quad.subject, quad.object))
    ]

    assert strays == []


def test_a_term_rolls_up_by_its_own_and_by_broader_terms(store):
    above = dict.fromkeys(("MESH:D014815", "CHEBI:33229", "HP:0012531", "MESH:D059352"), "")
    for name in above:
        (above[name],) = [
            {term for (term,) in values(store, f"SELECT ?t WHERE {{ ?t etio:rollsUpTo <{iri}> }}")}
            for iri in [expand(name)]
        ]

    assert above["MESH:D014815"] >= {
        "nutrient:vitamin",
        "nutrient:vitamin-b12",
        "nutrient:vitamin-d",
    }
    assert "nutrient:calcium" not in above["MESH:D014815"]
    assert above["CHEBI:33229"] == above["MESH:D014815"]
    assert {"symptom:neck-pain", "symptom:pain"} <= above["HP:0012531"]
    assert "symptom:muscle-pain" in above["MESH:D059352"]


def test_a_close_match_is_no_way_up_and_a_part_or_a_broader_term_is(rules):
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    small = ox.Store()
    small.update(
        prefixes
        + """INSERT DATA {
        food:plum skos:exactMatch MESH:1 ; skos:closeMatch MESH:2 ; skos:broadMatch MESH:3 ;
            skos:broader food:fruit .
        food:fruit skos:exactMatch MESH:4 .
        etio:causes skos:exactMatch MESH:5 .
        MESH:1 etio:externalParent MESH:10 . MESH:10 etio:externalPartOf MESH:100 .
        MESH:2 etio:externalParent MESH:20 . MESH:3 etio:externalParent MESH:30 .
        MESH:4 etio:externalParent MESH:40 . MESH:5 etio:externalParent MESH:50 . }"""
    )
    infer.derive(small, rules)
    rolled = sorted(values(small, "SELECT ?t ?c WHERE { ?t etio:rollsUpTo ?c }"))

    assert rolled == sorted(
        [("food:fruit", f"MESH:{number}") for number in (4, 40)]
        + [("food:plum", f"MESH:{number}") for number in (1, 10, 100, 3, 30, 4, 40)]
    )


def test_nothing_rolls_up_to_what_the_hierarchy_does_not_know(store):
    known = {row[end] for row in ours(HIERARCHY) for end in ("subject", "object")}
    mapped = {
        row["object_id"]
        for path in locations.files(ONTOLOGY, "mappings/*.tsv")
        for row in ours(path)
    }
    rolled = {
        name for (name,) in values(store, "SELECT DISTINCT ?c WHERE { ?t etio:rollsUpTo ?c }")
    }

    assert rolled - known - mapped == set()


@pytest.mark.parametrize(
    "words", ["MESH:D014815", "<http://id.nlm.nih.gov/mesh/D014815>", "vitamins"]
)
def test_a_class_of_another_ontology_is_found_by_name(words, store):
    assert lexicon.resolve_external(store, words) == expand("MESH:D014815")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("pain", "classes bear this name; say which: .*HP:0012531"),
        ("MESH:D000001", "no class above a term of ours"),
        ("symptom:neck-pain", "no class above a term of ours"),
        ("vitaminz", "did you mean vitamin"),
        ("", "no class above a term of ours"),
    ],
)
def test_a_class_that_is_not_found_is_said_so(words, what, store):
    with pytest.raises(UnknownTermError, match=what):
        lexicon.resolve_external(store, words)


def test_an_identifier_of_others_still_names_our_term(store):
    assert lexicon.resolve(store, "CHEBI:27300", ("nutrient",)) == expand("nutrient:vitamin-d")
    with pytest.raises(UnknownTermError, match="no such term"):
        lexicon.resolve(store, "CHEBI:24431")


def test_food_items_are_no_terms(store):
    assert [name for name in lexicon.names(store) if name.startswith("spinach raw")] == []


def test_a_food_without_measured_amounts_keeps_its_row(store):
    asked = questions.find(QUERIES, "cq-17")
    bound = {"nutrient": ox.NamedNode(expand("nutrient:vitamin-d"))}
    answer = query.ask(store, asked.text, bound)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    bare = [row for row in rows if row["item"] is None]
    claimed = values(
        store,
        """SELECT DISTINCT ?food WHERE { ?claim etio:relation etio:sourceOf ; etio:subject ?food ;
        etio:object <https://w3id.org/etiograph/nutrient/vitamin-d> ; etio:affirms ?p .
        ?food a ?kind FILTER (?kind IN (etio:Food, etio:FoodGroup)) }""",
    )

    assert {(shorten(row["food"].value),) for row in rows} == set(claimed)
    assert {row["foodLabel"].value for row in bare} >= {"fortified cereal", "fortified food"}
    assert all(row["amount"] is None and row["statusLabel"] is None for row in bare)
    missing = [row for row in rows if row["statusLabel"] and row["statusLabel"].value == "missing"]
    assert missing
    assert all(row["amount"] is None for row in missing)


def test_an_amount_is_read_with_all_that_it_carries(tmp_path):
    found = said(tmp_path / "a.tsv", AMOUNT)
    name = "amount:7_vitamin-d_sr"

    assert found[name, "etio:value"] == {"0"}
    assert found[name, "etio:valueStatus"] == {"etio:given"}
    assert found[name, "etio:release"] == {"SR"}
    assert found["food-item:7", "rdfs:label"] == {"Egg, raw"}
    assert found["food-item:7", "etio:ndbNumber"] == {"8"}
    assert found["item-fit:egg_7", "etio:fit"] == {"etio:directItem"}
    assert found["item-fit:egg_7", "etio:fitNote"] == {"raw"}
    assert found["graph:reference-x", "dcterms:title"] == {"t"}


def test_an_intake_is_read_with_all_that_it_carries(tmp_path):
    found = said(
        tmp_path / "i.tsv", INTAKE, {**INTAKE, "age": "7-12 mo", "amount": "not determined"}
    )
    name = "intake:vitamin-d_males_over-70-y_rda_2005"

    assert found[name, "etio:ageFrom"] == {"852"}
    assert found[name, "etio:value"] == {"20"}
    assert found[name, "skos:note"] == {"unstarred"}
    assert found[name, "etio:seenIn"] == {"x/y@z:a.csv", "x/z@z:b.csv"}
    younger = "intake:vitamin-d_males_7-12-mo_rda_2005"
    assert found[younger, "etio:ageFrom"] == {"7"}
    assert found[younger, "etio:valueStatus"] == {"etio:notDetermined"}
    assert (younger, "etio:value") not in found


@pytest.mark.parametrize(
    ("row", "change", "what"),
    [
        (AMOUNT, {"food": "food:no-such"}, "food food:no-such is no such term"),
        (AMOUNT, {"food": "nutrient:vitamin-d"}, "food nutrient:vitamin-d is no such term"),
        (AMOUNT, {"nutrient": "odd:iron"}, "nutrient odd:iron is no such term"),
        (AMOUNT, {"nutrient": ""}, "nutrient empty is no such term"),
        (AMOUNT, {"value_status": "missing"}, "a missing value has the number 0"),
        (AMOUNT, {"amount": ""}, "amount is empty, not a number from 0"),
        (AMOUNT, {"amount": "-1"}, "amount is -1, not a number from 0"),
        (AMOUNT, {"amount": "1e3"}, "amount is 1e3, not a number from 0"),
        (AMOUNT, {"amount": "1,5"}, "amount is 1,5, not a number from 0"),
        (AMOUNT, {"unit": "IU"}, "unit is IU; use one of mg, ug"),
        (AMOUNT, {"per": "serving"}, "per is serving; use one of 100 g"),
        (AMOUNT, {"value_status": "trace"}, "value_status is trace; use one of missing, value"),
        (AMOUNT, {"basis": "C"}, "basis is C; use one of A, B"),
        (AMOUNT, {"fit": "close"}, "fit is close"),
        (AMOUNT, {"fdc_id": ""}, "fdc_id is empty"),
        (AMOUNT, {"ndb_no": "x"}, "ndb_no is x"),
        (AMOUNT, {"description": " Egg"}, "description is  Egg"),
        (INTAKE, {"value_type": "EAR"}, "value_type is EAR"),
        (INTAKE, {"age": "grown up"}, "age is grown up"),
        (INTAKE, {"life_stage": "men"}, "life_stage is men"),
        (INTAKE, {"edition": "newer"}, "edition is newer"),
        (INTAKE, {"agreement": ""}, "agreement is empty"),
        (INTAKE, {"amount": ""}, "amount is empty, not a number from 0"),
        (INTAKE, {"unit": "mg"}, "unit is mg; use one of mg/d, ug/d"),
        (INTAKE, {"nutrient": "food:egg"}, "nutrient food:egg is no such term"),
        (EDGE, {"subject": "ODD:1"}, "subject is ODD:1"),
        (EDGE, {"subject": "HP:00 30833>"}, "subject is HP:00 30833>"),
        (EDGE, {"object": ""}, "object is empty"),
        (EDGE, {"predicate": "is_a"}, "predicate is is_a"),
        (EDGE, {"object_label": ""}, "object_label is empty"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_line(tmp_path, row, change, what):
    with pytest.raises(InputSyntaxError, match=rf"t\.tsv:6: {re.escape(what)}"):
        said(tmp_path / "t.tsv", {**row, **change})


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        (AMOUNT, {"amount": "2"}, "amount:7_vitamin-d_sr has two values of etio:value"),
        (AMOUNT, {"amount": "", "value_status": "missing"}, "two values of etio:valueStatus"),
        (AMOUNT, {"ndb_no": "9"}, "food-item:7 has two values of etio:ndbNumber"),
        (AMOUNT, {"description": "Egg"}, "food-item:7 has two values of rdfs:label"),
        (AMOUNT, {"fit": "example"}, "item-fit:egg_7 has two values of etio:fit"),
        (INTAKE, {"amount": "15"}, "has two values of etio:value"),
        (EDGE, {"subject_label": "Pain in the neck"}, "HP:0030833 has two values of rdfs:label"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(tmp_path, first, second, what):
    with pytest.raises(InputSyntaxError, match=rf"t\.tsv:7: .*{re.escape(what)}"):
        said(tmp_path / "t.tsv", first, {**first, **second})


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"#title\na\tb\n", r"t\.tsv:1: not a line of metadata"),
        (b"#kind: x\n" + "\t".join(reader.HIERARCHY).encode() + b"\n", "unknown metadata kind"),
        (b"a\tb\n1\t2\n", "no reference table has the columns a, b"),
        (b"a\ta\n", "two bear one name"),
        (b"", "the columns are not named"),
        (b"a\tb\n1\n", r"t\.tsv:2: 1 cells under 2 columns"),
        (b"a\tb\n1\t2", "the last line does not end"),
        (b"a\tb\n1\t\xff\n", "not UTF-8"),
    ],
    ids=["metadata", "key", "columns", "twice", "empty", "short", "torn", "not-utf8"],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path, content, what):
    path = tmp_path / "t.tsv"
    path.write_bytes(content)

    with pytest.raises(InputSyntaxError, match=what):
        reader.read(path, PREFIXES["graph"] + "reference-x", KNOWN)


def test_a_control_character_in_a_cell_is_refused(tmp_path):
    with pytest.raises(InputError, match="control character"):
        said(tmp_path / "t.tsv", {**AMOUNT, "description": "Egg\u202e, raw"})


def test_a_table_reads_back_as_it_was_written():
    for path in TABLES:
        table = tables.read(path)
        rows = [[row[column] for column in table.columns] for row in table.rows]

        assert tables.text(table.metadata, table.columns, rows) == reading.text(path)


def test_a_verified_table_without_a_column_is_refused(reference, tmp_path):
    for path in locations.files(reference, "*.tsv"):
        shutil.copy(path, tmp_path)
    (tmp_path / "fdc.tsv").write_text("food\tfit\n", encoding="utf-8")

    with pytest.raises(InputError, match="no column fdc_id_basis"):
        selection.select(tmp_path, graph.encoded(ONTOLOGY))


def test_editions_that_transcriptions_print_differently_are_refused(reference, tmp_path):
    for path in locations.files(reference, "*.tsv"):
        shutil.copy(path, tmp_path)
    (tmp_path / "dri.tsv").chmod(0o644)
    text = (reference / "dri.tsv").read_text(encoding="utf-8")
    (tmp_path / "dri.tsv").write_text(text.replace("M=4700; S", "M=4701; S", 1), encoding="utf-8")

    with pytest.raises(InputError, match="edition 2005 has 2 amounts"):
        selection.select(tmp_path, graph.encoded(ONTOLOGY))

    (tmp_path / "dri.tsv").write_text(text.replace("J=4700; M=4700; S", "S", 1), encoding="utf-8")
    with pytest.raises(InputSyntaxError, match=r"dri\.tsv:\d+: amounts_seen is S="):
        selection.select(tmp_path, graph.encoded(ONTOLOGY))


def test_the_command_writes_the_tables_and_says_what_has_no_term(reference, tmp_path):
    ontology = shutil.copytree(ONTOLOGY, tmp_path / "ontology", ignore=lambda *_: ["reference"])
    done = etiograph("select-reference", "--tables", reference, "--ontology", ontology)

    assert done.returncode == 0, done.stderr
    for path in TABLES:
        assert (ontology / "reference" / path.name).read_bytes() == path.read_bytes()
    assert "food-composition.tsv: " in done.stderr


def test_the_command_refuses_to_write_into_the_verified_tables(reference, tmp_path):
    ontology = shutil.copytree(ONTOLOGY, tmp_path / "ontology", ignore=lambda *_: ["reference"])
    shutil.copytree(reference, ontology / "reference")
    done = etiograph("select-reference", "--tables", ontology / "reference", "--ontology", ontology)

    assert done.returncode == 2
    assert "would overwrite" in done.stderr


def test_a_file_where_the_folder_should_be_is_left_alone(reference, tmp_path):
    ontology = shutil.copytree(ONTOLOGY, tmp_path / "ontology", ignore=lambda *_: ["reference"])
    (ontology / "reference").write_text("mine", encoding="utf-8")
    done = etiograph("select-reference", "--tables", reference, "--ontology", ontology)

    assert done.returncode == 3
    assert f"{ontology / 'reference'}: file exists" in done.stderr
    assert (ontology / "reference").read_text(encoding="utf-8") == "mine"


def test_a_note_that_looks_like_an_iri_stays_a_note(tmp_path):
    found = said(tmp_path / "t.tsv", {**AMOUNT, "fit": "direct: http://x y"})

    assert found["item-fit:egg_7", "etio:fitNote"] == {"http://x y"}


def test_the_command_says_where_the_verified_tables_are_missing(tmp_path):
    done = etiograph("select-reference", "--tables", tmp_path / "none")

    assert done.returncode == 3
    assert "no such folder; name the folder of the verified tables" in done.stderr


def test_the_licence_of_each_table_is_said_in_it():
    for path in TABLES:
        keys = [key for key, _ in tables.read(path).metadata]

        assert keys[:2] == ["title", "description"]
        assert {"source", "rights"} <= set(keys)
    assert "reference" in (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
