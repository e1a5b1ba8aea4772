"""Guards the exports to tables: exact to the last character, typed, and told apart by stance."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etiograph.errors import InputError, InputSyntaxError, MissingPackageError
from etiograph.exchange import comma_separated, flat_tables, grids
from etiograph.exchange.content import Content
from etiograph.exchange.spreadsheet_text import neutral, original
from etiograph.exporting import export, shipped
from etiograph.formats import csv as exact_csv
from etiograph.formats import csv_spreadsheet, parquet, sqlite
from etiograph.notice import RIGHTS
from etiograph.vocabulary import ETIO, PREFIXES

FORMATS = [shipped.named(name) for name in ("parquet", "sqlite", "csv", "csv-spreadsheet")]
HOSTILE = (
    "=1+1",
    "+cmd",
    "-2 pills",
    "@SUM(A1)",
    "'tis",
    "''",
    "\t=1",
    "\r\n=2",
    " =3",
    "x;=4",
    "x; '5",
    'a "quoted", comma; | pipe',
    "line\nbreak",
    "\uff1d6",
    "<script>alert(1)</script>",
    "\U0001f955 carrot, žluťoučký",
    "NULL",
    "NA",
    "-7",
    "0012",
    "[]",
)
TEXTS = ", ".join(f"{json.dumps(one, ensure_ascii=False)}@en" for one in HOSTILE)
PARTS = "etio:subject deficiency:d ; etio:object symptom:p ; etio:relation etio:causes"
CLAIM = f"a etio:Claim ; {PARTS} ; etio:passage span:000-00000-00009 ; etio:statedIn source:000"
GRAPH = f"""
graph:vocabulary {{
    etio:causes a etio:Relation ; rdfs:label "causes"@en .
    etio:linkedTo a etio:RelationGroup ; rdfs:label "is linked to"@en .
    etio:asserted a etio:Certainty ; rdfs:label "asserted"@en ; etio:rank 4 .
    etio:weak a etio:Certainty ; rdfs:label "weak"@en ; etio:rank 2 .
}}
graph:terms-deficiencies {{
    deficiency:d a etio:Deficiency ; rdfs:label "=D"@en ; skos:altLabel {TEXTS} .
}}
graph:terms-symptoms {{
    symptom:p a etio:Symptom ; rdfs:label "pain, \\"sharp\\""@en ; skos:altLabel "ache"@en ;
        skos:editorialNote ""@en .
}}
graph:mappings-symptoms {{ symptom:p skos:exactMatch <http://purl.obolibrary.org/obo/HP_1> . }}
graph:claims-000 {{
    source:000 a etio:SourceDocument ; dcterms:title "T"@en ; dcterms:title "Ü"@tr ;
        dcterms:type etio:x ; etio:codePoints 012 ; etio:id "n" .
    span:000-00000-00009 a etio:Span ; oa:hasSelector span:000-00000-00009-selector .
    span:000-00000-00009-selector a oa:TextPositionSelector ; oa:start 0 ; oa:end 9 .
    claim:000-001 {CLAIM} ; etio:polarity etio:affirmed ; etio:certainty etio:asserted ;
        prov:generatedAtTime "2026-01-02T03:04:05Z"^^xsd:dateTime .
    claim:000-002 {CLAIM} ; etio:polarity etio:affirmed ; etio:certainty etio:weak ;
        prov:generatedAtTime "2026-01-02T03:04:05.50+02:00"^^xsd:dateTime .
    claim:000-003 {CLAIM} ; etio:polarity etio:denied ; etio:certainty etio:asserted ;
        prov:generatedAtTime "0001-01-01T00:00:00+02:00"^^xsd:dateTime .
    claim:000-004 {CLAIM} ; etio:polarity etio:affirmed ; etio:certainty etio:weak ;
        etio:evidenceStance etio:evidenceLacking .
    claim:000-005 {CLAIM} ; etio:polarity etio:affirmed ; etio:certainty etio:weak .
}}
graph:propositions {{
    proposition:x a etio:Proposition ; {PARTS} .
    claim:000-001 etio:affirms proposition:x . claim:000-002 etio:affirms proposition:x .
    claim:000-003 etio:denies proposition:x . claim:000-004 etio:leavesOpen proposition:x .
    claim:000-005 etio:asks proposition:x .
}}
graph:edges {{
    edge:x a etio:Edge ; {PARTS} ; etio:claimCount 2 ; etio:disputedBy claim:000-003 ;
        prov:wasDerivedFrom claim:000-001 , claim:000-002 .
    edge:y a etio:Edge ; etio:subject deficiency:d ; etio:object symptom:p ;
        etio:relation etio:linkedTo ; etio:claimCount 2 .
    deficiency:d etio:causes symptom:p .
}}
graph:reference {{
    amount:a a etio:MeasuredAmount ; etio:value 0.21 . amount:b a etio:MeasuredAmount ;
        etio:value 0.50 . amount:c a etio:MeasuredAmount ; etio:value 79 , 5.0 .
    amount:d a etio:Quantity ; etio:value -3.125 . amount:e a etio:Quantity ; etio:value 2.50 .
    amount:f a etio:Quantity ; etio:value 0.12345678901234567890123 .
    intake:a a etio:ReferenceIntake ; etio:ageFrom 99999999999999999999 .
    intake:b a etio:ReferenceIntake ; etio:ageFrom -5 . intake:c a etio:ReferenceIntake ;
        etio:ageFrom "five"^^xsd:integer .
}}
"""
CLAIMS = {
    "claims_affirmed": ["claim:000-001", "claim:000-002"],
    "claims_denied": ["claim:000-003"],
    "claims_left_open": ["claim:000-004"],
    "claims_asked": ["claim:000-005"],
}


@pytest.fixture(scope="module")
def small():
    """Return an invented graph with every stance, hostile texts and numbers written oddly."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    text = prefixes + GRAPH.replace(" 79 ,", ' "79"^^xsd:decimal ,')
    return Content(frozenset(ox.parse(text, format=ox.RdfFormat.TRIG)))


@pytest.fixture(scope="module")
def exports(small):
    return {form.name: export.export(small, form) for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_hostile_texts_and_odd_numbers_come_back(form, exports, small):
    made = exports[form.name]

    assert export.restored(made.files, Path(form.name)).quads == small.quads
    assert form.module.files(small).items() <= made.files.items()


@pytest.mark.parametrize("name", ["parquet", "sqlite"])
def test_typed_tables_leave_nothing_out(name, exports):
    assert exports[name].losses == ()


def test_only_an_empty_text_is_beside_the_exact_csv(exports):
    (loss,) = exports["csv"].losses

    assert (loss.about, loss.property, loss.quads) == ("Symptom", "skos:editorialNote", 1)


def arrow(files, name):
    return pq.read_table(io.BytesIO(files[f"{name}.parquet"]))


def base(files):
    opened = sqlite3.connect(":memory:")
    opened.deserialize(files[sqlite.FILE])
    return opened


def frame(files, name):
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))


READERS = {
    "parquet": lambda files, name: arrow(files, name).to_pylist(),
    "sqlite": lambda files, name: [
        dict(zip(("id", "subject", "object"), row, strict=True))
        for row in base(files).execute(f"SELECT id, subject, object FROM {name} ORDER BY id")  # noqa: S608
    ],
    "csv": frame,
    "csv-spreadsheet": frame,
}


@pytest.mark.parametrize("name", READERS)
def test_claims_stand_by_stance_one_row_each(name, exports):
    files = exports[name].files
    found = {table: READERS[name](files, table) for table in CLAIMS}

    assert {table: [row["id"] for row in rows] for table, rows in found.items()} == CLAIMS
    ends = {(row["subject"], row["object"]) for rows in found.values() for row in rows}
    assert ends == {("deficiency:d", "symptom:p")}


def test_flat_tables_say_what_integrators_need(small):
    flat = flat_tables.of(small)
    named = {
        name: [
            {c.name: cell for c, cell in zip(grid.columns, row, strict=True) if cell}
            for row in grid.rows
        ]
        for name, grid in flat.items()
    }

    assert named["claims_denied"] == [
        {
            "id": "claim:000-003",
            "stance": "etio:denies",
            "subject": "deficiency:d",
            "subject_label": "=D",
            "relation": "etio:causes",
            "relation_label": "causes",
            "object": "symptom:p",
            "object_label": 'pain, "sharp"',
            "polarity": "etio:denied",
            "certainty": "etio:asserted",
            "certainty_rank": "4",
            "document": "source:000",
            "document_title": "T",
            "passage": "span:000-00000-00009",
            "passage_start": "0",
            "passage_end": "9",
            "proposition": "proposition:x",
            "graph": "graph:claims-000",
        }
    ]
    edge = named["edges"][0]
    assert [edge["id"], edge["claim_count"], edge["disputed"]] == ["edge:x", "2", "true"]
    assert [edge["disputed_by"], edge["claims"]] == ["claim:000-003", "claim:000-001 claim:000-002"]
    assert [row["id"] for row in named["edges_implied"]] == ["edge:y"]
    assert [row["id"] for row in named["nodes"]] == ["deficiency:d", "symptom:p"]
    assert [row["synonym"] for row in named["synonyms"]] == [*sorted(HOSTILE), "ache"]
    assert named["mappings"] == [
        {
            "id": "symptom:p",
            "match": "skos:exactMatch",
            "counterpart": "HP:1",
            "graph": "graph:mappings-symptoms",
        }
    ]


def test_parquet_types_values_and_keeps_odd_forms_beside(exports):
    files = exports["parquet"].files
    amount, claim = arrow(files, "tables/Quantity"), arrow(files, "tables/Claim")
    intake = arrow(files, "tables/ReferenceIntake")

    assert str(amount.schema.field("value").type) == "decimal128(38, 10)"
    assert amount["value"].to_pylist() == [Decimal("-3.125"), Decimal("2.5"), None]
    assert amount["value_written"].to_pylist() == [None, "2.50", "0.12345678901234567890123"]
    assert str(claim.schema.field("generatedAtTime").type) == "timestamp[us, tz=UTC]"
    assert [one and one.hour for one in claim["generatedAtTime"].to_pylist()[:3]] == [3, 1, None]
    assert str(intake.schema.field("ageFrom").type) == "int64"
    assert intake["ageFrom"].to_pylist() == [None, -5, None]
    assert str(arrow(files, "tables/Deficiency").schema.field("altLabel").type).startswith("list<")
    told = json.loads(claim.schema.metadata[parquet.COLUMNS])
    assert told["denies"]["iri"] == PREFIXES["etio"] + "denies"
    assert claim.schema.metadata[b"licence"].decode() == export.LICENCE
    assert claim.schema.metadata[b"rights"].decode() == RIGHTS


def test_parquet_without_pyarrow_says_what_to_install(small, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingPackageError, match=r"etiograph\[frames\]"):
        parquet.files(small)


def test_sqlite_keeps_its_own_rules(exports):
    opened = base(exports["sqlite"].files)
    tables = opened.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()

    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION,)
    assert all("STRICT" in sql and "PRIMARY KEY" in sql for _, sql in tables)
    (claim,) = (sql for name, sql in tables if name == "Claim")
    assert '"subject" TEXT REFERENCES "Deficiency" (id)' in claim
    assert '"affirms" TEXT REFERENCES "Proposition" (id)' in claim
    assert opened.execute("SELECT count(*) FROM claims_all").fetchone() == (5,)
    names = [name.casefold() for name, _ in tables]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["csv", "csv-spreadsheet"])
def test_csv_is_that_of_rfc_4180(name, exports):
    for path, text in exports[name].files.items():
        if path.endswith(".csv"):
            assert text.endswith(b"\r\n")
            assert text.startswith(b"\xef\xbb\xbf") == (name == "csv-spreadsheet"), path


def test_csv_is_described_column_by_column(exports):
    files = exports["csv"].files
    told = json.loads(files[exact_csv.METADATA])

    assert {one["url"] for one in told["tables"]} == {p for p in files if p.endswith(".csv")}
    for one in told["tables"]:
        header = next(comma_separated.rows(one["url"], files[one["url"]]))
        assert header == [column["name"] for column in one["tableSchema"]["columns"]]
    assert told["dc:license"] == {"@id": export.LICENCE}
    assert told["dc:rights"] == RIGHTS


def test_no_cell_of_a_spreadsheet_begins_a_formula(exports):
    files = exports["csv-spreadsheet"].files
    cells = [
        cell
        for path, text in files.items()
        if path.endswith(".csv")
        for row in comma_separated.rows(path, text.removeprefix(b"\xef\xbb\xbf"))
        for cell in row
    ]

    assert "'=D" in cells
    assert not [c for c in cells if c.lstrip()[:1] in set("=+@\uff1d") or c[:1] in set("\t\r\n")]
    assert {cell for cell in cells if cell.lstrip().startswith("-")} == {"-7"}
    assert b"apostrophe" in files[csv_spreadsheet.README]


@given(st.text(alphabet="=+-@';\t\r\n \x00a1.\uff0b"))
def test_neutral_text_is_undone_exactly(text):
    assert original(neutral(text)) == text


@given(st.lists(st.text()), st.booleans())
def test_comma_separated_cells_come_back(cells, quoted):
    row = ["id", *cells]

    assert [*comma_separated.rows("x", comma_separated.text(row, [row], quoted=quoted))] == [
        row
    ] * 2


def changed(grids_, name, column, cell):
    """Return flat tables in which the first row of one has another cell."""
    grid = grids_[name]
    place = [one.name for one in grid.columns].index(column)
    first = tuple(cell if n == place else old for n, old in enumerate(grid.rows[0]))
    return {**grids_, name: replace(grid, rows=(first, *grid.rows[1:]))}


def caught(grids_, graph):
    """Tell whether flat tables say other than a graph, or contradict themselves."""
    try:
        return bool(flat_tables.quads(grids_) - graph.quads)
    except InputSyntaxError:
        return True


WRONG = [
    ("claims_denied", "polarity", "etio:affirmed"),
    ("claims_denied", "stance", "etio:affirms"),
    ("claims_affirmed", "subject", "symptom:p"),
    ("claims_affirmed", "object_label", "ache"),
    ("claims_affirmed", "certainty", "etio:strong"),
    ("claims_affirmed", "certainty_rank", "5"),
    ("claims_affirmed", "id", "claim:1"),
    ("claims_affirmed", "passage_end", "8"),
    ("edges", "relation", "etio:linkedTo"),
    ("edges", "claim_count", "1"),
    ("edges", "own_claim_count", "1"),
    ("edges", "own_claims", "claim:000-001"),
    ("edges", "disputed_by", "claim:000-001"),
    ("edges", "disputed_in_whole", "claim:000-003"),
    ("edges_implied", "own_claim_count", "2"),
    ("edges_implied", "disputed", "true"),
    ("nodes", "label", "=E"),
    ("mappings", "match", "skos:closeMatch"),
]


@pytest.mark.parametrize(("name", "column", "cell"), WRONG, ids=[f"{n}-{c}" for n, c, _ in WRONG])
def test_a_wrong_cell_of_a_flat_table_is_no_quad_of_the_graph(name, column, cell, small):
    flat = flat_tables.of(small)

    assert flat_tables.quads(flat) <= small.quads
    assert caught(changed(flat, name, column, cell), small)


def test_a_denied_claim_among_the_affirmed_is_no_quad_of_the_graph(small):
    flat = flat_tables.of(small)
    affirmed, denied = flat["claims_affirmed"], flat["claims_denied"]
    mixed = replace(affirmed, rows=affirmed.rows + denied.rows)

    assert caught({**flat, "claims_affirmed": mixed}, small)


def test_flat_tables_that_contradict_themselves_or_are_missing_are_refused(small):
    flat = flat_tables.of(small)

    with pytest.raises(InputSyntaxError, match="contradict"):
        flat_tables.quads(changed(flat, "edges", "disputed", "false"))
    with pytest.raises(InputError, match="claims_denied: this table is missing"):
        flat_tables.quads({n: grid for n, grid in flat.items() if n != "claims_denied"})


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_a_broken_file_is_named_and_no_traceback(form, exports):
    files = exports[form.name].files
    for name in ("claims_denied", "csv-metadata", "etiograph", "tables/Claim"):
        for path in [one for one in files if one.partition(".")[0] == name]:
            with pytest.raises(InputError):
                form.module.said({**files, path: b"\xff\x00 broken"})


def test_columns_of_one_name_are_told_apart_whatever_the_capitals(small):
    names = [one.name for one in grids.of(small.tables["SourceDocument"]).columns]

    assert {"dcterms_title_en", "dcterms_title_tr", "dcterms_type", "rdf_type", "etio_id"} <= set(
        names
    )
    assert len({name.casefold() for name in names}) == len(names)


def test_a_graph_that_is_not_derived_is_refused(small):
    asserted = {quad for quad in small.quads if "propositions" not in str(quad.graph_name)}

    with pytest.raises(InputError, match=r"claim:000-001: takes no stance .*build the graph anew"):
        flat_tables.of(Content(frozenset(asserted)))


def test_what_a_choice_says_beyond_the_whole_is_shown(small):
    proposition, word, weak = (
        ox.NamedNode(iri)
        for iri in (PREFIXES["proposition"] + "x", ETIO.concordanceInWhole, ETIO.weaklyConflicting)
    )
    said = ox.Quad(proposition, word, weak, ox.NamedNode(PREFIXES["graph"] + "selection"))
    chosen = Content(small.quads | {said}, small.tables, "a choice")
    (row,) = flat_tables.of(chosen)["claims_denied"].rows

    assert "etio:weaklyConflicting" in row
    assert parquet.said(parquet.files(chosen)) == chosen.quads
