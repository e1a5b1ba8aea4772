"""Guards the Python interface: typed answers, plain errors, and nothing loaded before its use."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import networkx as nx
import pyarrow as pa
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import etiograph
from conftest import QUERIES, ROOT
from etiograph.asking import binding, questions, rows
from etiograph.asking.result import Result, Row
from etiograph.asking.values import Iri, value
from etiograph.building import graph
from etiograph.errors import (
    EtiographError,
    InputError,
    InputSyntaxError,
    MissingPackageError,
    ParameterError,
    QueryError,
    UnknownQuestionError,
    UnknownTermError,
)
from etiograph.explaining import explain
from etiograph.opened import KnowledgeGraph
from etiograph.rdf import query
from etiograph.rdf.query import Answer
from etiograph.vocabulary import PREFIXES, shorten
from etiograph.walking import traverse

IRI = PREFIXES["food"] + "egg"


@pytest.fixture(scope="module")
def opened(store, tmp_path_factory):
    """Return the graph as ``load`` gives it, without reading a file again."""
    return KnowledgeGraph(store, tmp_path_factory.mktemp("opened") / "etiograph.nq")


def literal(text: str, kind: str = "") -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + (kind or "string")))


def column(*cells) -> Result:
    """Return a result of one column, called ``x``."""
    return Result(Answer(("x",), tuple((cell,) for cell in cells)))


# ---- opening


def test_the_import_loads_no_library():
    code = "import sys, etiograph; print(sorted(m for m in sys.modules if m in sys.argv))"
    names = ["pyoxigraph", "rdflib", "networkx", "rapidfuzz", "pandas", "polars", "pyarrow"]
    done = subprocess.run(
        [sys.executable, "-c", code, *names], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_asking_loads_no_data_frames_and_no_rdflib(built):
    code = (
        "import sys, etiograph; g = etiograph.load(sys.argv[1]); r = g.query('cq-03', "
        "nutrient='vit D'); repr(r), r._repr_html_(), r[0]\n"
        "print(sorted(m for m in sys.modules if m in sys.argv))"
    )
    names = ["rdflib", "networkx", "pyshacl", "rapidfuzz", "pandas", "polars", "pyarrow"]
    done = subprocess.run(
        [sys.executable, "-c", code, built, *names], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_the_graph_is_found_here_above_or_by_the_environment(built, tmp_path, monkeypatch):
    home = tmp_path / "build" / "etiograph.nq"
    below = tmp_path / "docs" / "deep"
    for folder in (home.parent, below):
        folder.mkdir(parents=True)
    home.symlink_to(built)
    monkeypatch.delenv("ETIOGRAPH_GRAPH", raising=False)
    monkeypatch.chdir(below)
    above = etiograph.load()
    monkeypatch.chdir(tmp_path)
    here = etiograph.load()
    monkeypatch.setenv("ETIOGRAPH_GRAPH", str(built))
    named = etiograph.load()

    assert (above.path, str(here.path), named.path) == (home, "build/etiograph.nq", built)
    assert len(named.store) == len(here.store) > 0
    assert repr(here) == repr(above)
    assert repr(here).startswith("<KnowledgeGraph etiograph.nq: ")


def test_without_a_graph_it_is_said_how_to_get_one(tmp_path, monkeypatch):
    monkeypatch.delenv("ETIOGRAPH_GRAPH", raising=False)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(InputError, match=r"build/etiograph.nq: no such file; run: etiograph build"):
        etiograph.load()
    with pytest.raises(InputError, match="not a file"):
        etiograph.load(tmp_path)


# ---- asking


def test_a_shipped_question_gives_the_stored_answer(opened):
    expected = (ROOT / "tests" / "answers" / "cq-03-foods-for-a-nutrient.tsv").read_text("utf-8")
    for name in ("cq-03", "cq-3", "cq-03-foods-for-a-nutrient", "foods for a nutrient"):
        found = opened.query(name, nutrient="vitamin D")

        assert rows.render(found.answer, "tsv") == expected


def test_a_file_and_a_text_are_asked_too(opened, tmp_path):
    path = tmp_path / "mine.rq"
    odd = tmp_path / "which: {mine}.rq"
    text = "SELECT ?s WHERE { ?s a etio:Symptom } ORDER BY ?s"
    path.write_text(text, encoding="utf-8")
    odd.write_text(text, encoding="utf-8")
    by_text = opened.query(text)

    assert len(by_text) > 10
    assert opened.query(path) == opened.query(str(path)) == opened.query(odd) == by_text


@pytest.mark.parametrize(
    "name",
    ["vitamin D", "Vit D", "nutrient:vitamin-d", "CHEBI:27300", IRI[:-8] + "nutrient/vitamin-d"],
)
def test_a_parameter_goes_by_any_name(opened, name):
    assert opened.query("cq-03", nutrient=name) == opened.query("cq-03", nutrient="vitamin D")


def test_a_value_of_an_answer_is_a_parameter_of_the_next(opened):
    (food, *_) = opened.query("cq-17", nutrient="vitamin D")

    assert len(opened.query("cq-17", nutrient=food.nutrient)) > 1
    assert opened.term(food.food) == food.food


def test_none_is_not_given(opened):
    assert opened.query("cq-06", nothing=None) == opened.query("cq-06")


def test_a_number_is_bound_as_a_number(opened):
    found = opened.query("SELECT ?n ?m { VALUES ?n { 4 5 } BIND (?n + 1 AS ?m) }", n=5)

    assert [tuple(row) for row in found] == [(5, 6)]


@pytest.mark.parametrize(
    ("asked", "given", "error", "part"),
    [
        ("cq-03", {}, ParameterError, "needs the parameter nutrient"),
        ("cq-02", {}, ParameterError, "deficiency .* and symptom"),
        ("cq-03", {"nutrient": "D", "colour": "red"}, ParameterError, "no parameter colour"),
        ("cq-03", {"nutrient": 1.5}, ParameterError, "of the type float"),
        ("cq-03", {"nutrient": True}, ParameterError, "of the type bool"),
        ("cq-03", {"nutrient": "vitmain d"}, UnknownTermError, "did you mean vitamin d"),
        ("cq-03", {"nutrient": "neck pain"}, UnknownTermError, "is a symptom, not a nutrient"),
        ("cq-99", {}, UnknownQuestionError, "no such question"),
        ("", {}, UnknownQuestionError, "empty"),
        ("no/such.rq", {}, InputError, "no such file"),
        ("SELECT ?s { ?s ?p }", {}, InputSyntaxError, "query:1:"),
        ("SELECT ?s { ?s ?p ?o }", {"o": "vit D"}, QueryError, "name what is bound after SELECT"),
        ("{" * 100, {}, QueryError, "nested deeper"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", {}, QueryError, "SERVICE"),
    ],
    ids=str,
)
def test_a_slip_is_named(opened, asked, given, error, part):
    with pytest.raises(error, match=part) as raised:
        opened.query(asked, **given)

    assert "\n" not in str(raised.value)
    assert "; " in str(raised.value)


def test_every_example_that_a_message_gives_works(opened):
    for question in questions.shipped(QUERIES, "competency"):
        words = questions.call(question).split()
        given = dict(word.split("=", 1) for word in words[3:])

        assert words[:3] == ["etiograph", "query", question.name[:5]]
        assert len(opened.query(words[2], **given)) > 0


def test_a_question_of_ones_own_is_called_by_its_path(tmp_path):
    path = tmp_path / "my own.rq"
    path.write_text("#+ example:  x=a\n", encoding="utf-8")

    assert questions.call(questions.read(path)) == f"etiograph query '{path}' x=a"


def test_an_ask_and_a_construct_are_answered(opened):
    built = opened.query("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c FILTER (?s = symptom:neck-pain) }")

    assert opened.query("ASK { ?s a etio:Claim }")[0].answer is True
    assert built.columns == ("subject", "predicate", "object")
    assert built[0].subject == opened.term("neck pain")


def test_questions_and_terms_are_listed(opened):
    shipped = questions.shipped(QUERIES, "competency")

    assert [row.question for row in opened.questions()] == [q.name for q in shipped]
    foods = opened.questions("foods nutrient")
    assert foods[0].question == "cq-03-foods-for-a-nutrient"
    assert foods[0].parameters == "nutrient"
    assert all("food" in str(row).casefold() for row in foods)
    assert len(foods) < len(shipped)
    assert len(opened.questions("xyzzy")) == 0
    assert opened.questions("xyzzy").columns == ("question", "parameters", "asks")
    assert opened.term("neck pain") in {row.term for row in opened.terms("neck")}
    assert all("neck" in str(row) for row in opened.terms("neck pain"))
    assert len(opened.terms()) == len({row.term for row in opened.terms()}) > 400


def test_terms_and_labels(opened):
    assert opened.term("vit D").short == "nutrient:vitamin-d"
    assert opened.term("Mg", "nutrient").short == "nutrient:magnesium"
    assert (
        opened.label("symptom:neck-pain") == opened.label(opened.term("HP:0030833")) == "neck pain"
    )
    assert opened.label("<" + IRI[:-3] + "nothing>") == IRI[:-3] + "nothing"
    for wrong in ("neck pain", "https://example.org/a b", ""):
        with pytest.raises(UnknownTermError, match="not an IRI, nor a prefixed name"):
            opened.label(wrong)


# ---- walking, and going on


def test_paths_and_explanations_are_those_of_the_modules(opened, store, index):
    ends = opened.term("vitamin D deficiency"), opened.term("neck pain")
    causal = traverse.causal_graph(store)

    assert opened.paths("low vitamin D", "cervicalgia") == traverse.paths(causal, *ends)
    assert len(opened.paths(*ends, longest=1)) == 1
    assert opened.explain("neck pain", "no fever") == explain.from_words(
        index, "neck pain; no fever"
    )
    assert opened.explain("cervicalgia").symptoms == (opened.term("neck pain"),)
    assert opened.explain("osteomalacia").symptoms == ()


def test_the_networkx_graph_is_ones_own(opened, store):
    first = opened.to_networkx()
    edges = set(first.edges(keys=True))
    first.clear()

    assert set(opened.to_networkx().edges(keys=True)) == edges
    assert edges == set(traverse.causal_graph(store).edges(keys=True))
    assert isinstance(first, nx.MultiDiGraph)


def test_the_rdflib_graph_has_every_triple_as_written(opened, store, monkeypatch):
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", True)
    converted = opened.to_rdflib()

    assert rdflib.NORMALIZE_LITERALS is True
    assert len(converted) == len(graph.default(store))
    assert converted.qname(opened.term("neck pain")) == "symptom:neck-pain"
    assert dict(converted.namespaces())["symptom"] == rdflib.URIRef(PREFIXES["symptom"])


# ---- values


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        (ox.NamedNode(IRI), IRI),
        (literal("egg"), "egg"),
        (ox.Literal("egg", language="en"), "egg"),
        (literal("007", "integer"), 7),
        (literal("-3", "nonNegativeInteger"), -3),
        (literal("1.50", "decimal"), Decimal("1.50")),
        (literal(".5", "decimal"), Decimal("0.5")),
        (literal("1e3", "double"), 1000.0),
        (literal("-INF", "float"), float("-inf")),
        (literal("true", "boolean"), True),
        (literal("0", "boolean"), False),
        (literal("2026-11-21", "date"), date(2026, 11, 21)),
        (literal("2026-11-21T01:02:03", "dateTime"), datetime(2026, 11, 21, 1, 2, 3)),  # noqa: DTZ001
        (literal("2026-11-21T01:02:03Z", "dateTime"), datetime(2026, 11, 21, 1, 2, 3, tzinfo=UTC)),
        # What Python would read more generously than XSD does, and what it has no type for:
        (literal("1_000", "integer"), "1_000"),
        (literal(" 1", "integer"), " 1"),
        (literal("٣", "integer"), "٣"),
        (literal("9" * 5000, "integer"), "9" * 5000),
        (literal("NaN", "decimal"), "NaN"),
        (literal("1.2.3", "double"), "1.2.3"),
        (literal("infinity", "double"), "infinity"),
        (literal("True", "boolean"), "True"),
        (literal("20261121", "date"), "20261121"),
        (literal("2026-13-41", "date"), "2026-13-41"),
        (literal("2026-11-21Z", "date"), "2026-11-21Z"),
        (literal("2026-11-21T24:00:00", "dateTime"), "2026-11-21T24:00:00"),
        (literal("2026", "gYear"), "2026"),
    ],
    ids=lambda one: str(one)[:40],
)
def test_a_value_has_the_type_of_its_datatype(cell, expected):
    found = value(cell)

    assert found == expected
    assert type(found) is (Iri if isinstance(cell, ox.NamedNode) else type(expected))


@given(
    st.integers() | st.booleans() | st.decimals(allow_nan=False, allow_infinity=False) | st.dates()
)
def test_what_python_writes_comes_back(thing):
    kinds = {bool: "boolean", int: "integer", Decimal: "decimal", date: "date"}
    text = (
        str(thing).lower()
        if isinstance(thing, bool)
        else format(thing, "f")
        if isinstance(thing, Decimal)
        else str(thing)
    )

    assert value(literal(text, kinds[type(thing)])) == thing


def test_a_row_is_read_by_place_by_name_and_as_a_mapping():
    row = Row(("food", "count", "keys"), (Iri(IRI), 2, None))
    food, count, _ = row

    assert (food, count) == (row[0], row[1]) == (row.food, row["count"])
    assert row[-1] is row["keys"] is None
    assert row[:2] == (IRI, 2)
    assert row == (IRI, 2, None)
    assert row == Row(("food", "count", "keys"), (IRI, 2, None))
    assert row != Row(("meal", "count", "keys"), (IRI, 2, None))
    assert {row: 1}[Row(row.keys(), tuple(row))] == 1
    assert dict(Row(("a", "b"), (1, 2))) == {"a": 1, "b": 2}
    assert repr(Row(("a",), (Decimal(1),))) == "Row(a=Decimal('1'))"
    for wrong in (lambda: row.colour, lambda: row._colour):  # noqa: SLF001
        with pytest.raises(AttributeError, match="there are food, count, keys"):
            wrong()
    with pytest.raises(KeyError, match="there are food, count, keys"):
        row["colour"]
    with pytest.raises(IndexError):
        row[3]


def test_a_result_is_a_sequence():
    found = column(*(literal(str(n), "integer") for n in range(30)))

    assert len(found) == 30
    assert [row.x for row in found[:2]] == [0, 1]
    assert isinstance(found[5:], Result)
    assert found[-1].x == 29
    assert found[3] in found
    assert next(row.x for row in reversed(found)) == 29
    assert not column()
    with pytest.raises(IndexError):
        found[30]


# ---- data frames

ZONE = timezone(timedelta(hours=2))
COLUMNS = {
    "texts": ([literal("a"), ox.NamedNode(IRI)], "string", ["a", IRI]),
    "languages": ([ox.Literal("a", language="en")], "string", ["a"]),
    "whole": ([literal("1", "integer"), literal("2", "int")], "int64", [1, 2]),
    "huge": ([literal(str(2**63), "integer")], "decimal128(38, 0)", [Decimal(2**63)]),
    "largest": ([literal(str(2**63 - 1), "integer")], "int64", [2**63 - 1]),
    "least": ([literal(str(-(2**63)), "integer")], "int64", [-(2**63)]),
    "monstrous": ([literal("9" * 40, "integer")], "string", ["9" * 40]),
    "decimal": (
        [literal("1.5", "decimal"), literal("0.25", "decimal")],
        "decimal128(38, 2)",
        [Decimal("1.5"), Decimal("0.25")],
    ),
    "whole and decimal": (
        [literal("1", "integer"), literal("0.5", "decimal")],
        "decimal128(38, 1)",
        [Decimal(1), Decimal("0.5")],
    ),
    "fine": ([literal("0." + "1" * 39, "decimal")], "string", ["0." + "1" * 39]),
    "floating": (
        [literal("1e0", "double"), literal("1", "integer"), literal("0.5", "decimal")],
        "double",
        [1.0, 1.0, 0.5],
    ),
    "floating and huge": (
        [literal("1e0", "double"), literal("9" * 400, "integer")],
        "string",
        ["1e0", "9" * 400],
    ),
    "truth": ([literal("true", "boolean"), literal("0", "boolean")], "bool", [True, False]),
    "truth and number": (
        [literal("true", "boolean"), literal("1", "integer")],
        "string",
        ["true", "1"],
    ),
    "day": ([literal("2026-01-02", "date")], "date32[day]", [date(2026, 1, 2)]),
    "local": (
        [literal("2026-01-02T03:04:05", "dateTime")],
        "timestamp[us]",
        [datetime(2026, 1, 2, 3, 4, 5)],  # noqa: DTZ001
    ),
    "zoned": (
        [
            literal("2026-01-02T03:04:05+02:00", "dateTime"),
            literal("2026-01-02T03:04:05Z", "dateTime"),
        ],
        "timestamp[us, tz=UTC]",
        [datetime(2026, 1, 2, 3, 4, 5, tzinfo=ZONE), datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)],
    ),
    "zoned and local": (
        [literal("2026-01-02T03:04:05Z", "dateTime"), literal("2026-01-02T03:04:05", "dateTime")],
        "string",
        ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05"],
    ),
    "day and time": (
        [literal("2026-01-02", "date"), literal("2026-01-02T03:04:05", "dateTime")],
        "string",
        ["2026-01-02", "2026-01-02T03:04:05"],
    ),
    "number and text": ([literal("1", "integer"), literal("a")], "string", ["1", "a"]),
    "ill-formed": ([literal("1", "integer"), literal("x", "integer")], "string", ["1", "x"]),
}
PANDAS = {
    "string": "string",
    "int64": "Int64",
    "double": "Float64",
    "bool": "boolean",
    "timestamp[us]": "datetime64[us]",
    "timestamp[us, tz=UTC]": "datetime64[us, UTC]",
    "date32[day]": "date32[day][pyarrow]",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_has_the_type_of_its_values_in_each_library(name):
    cells, kind, expected = COLUMNS[name]
    found = column(*cells, None)
    frame, table, polar = found.to_pandas(), found.to_arrow(), found.to_polars()

    assert str(table.schema.field("x").type) == kind
    assert table.column("x").to_pylist() == polar["x"].to_list() == [*expected, None]
    assert str(frame["x"].dtype) == PANDAS.get(kind, f"{kind}[pyarrow]")
    assert list(frame["x"].dropna()) == expected
    assert frame["x"].isna().sum() == polar["x"].null_count() == table.column("x").null_count == 1
    assert polar.schema == column(*cells).to_polars().schema


def test_an_empty_answer_keeps_its_columns(opened):
    found = opened.query("cq-03", nutrient="nutrient")
    whole = opened.query("cq-03", nutrient="vitamin D")

    assert len(found) == 0
    assert found.columns == whole.columns
    assert list(found.to_pandas().columns) == found.to_polars().columns == list(found.columns)
    assert found.to_arrow().column_names == list(found.columns)
    assert set(found.to_arrow().schema.types) == {pa.string()}
    assert found.to_pandas().shape == found.to_polars().shape == (0, len(found.columns))


def test_frames_hold_what_the_rows_hold(opened):
    found = opened.query("cq-17", nutrient="magnesium")
    expected = [tuple(row) for row in found]

    assert found.to_polars().rows() == expected
    assert [tuple(row.values()) for row in found.to_arrow().to_pylist()] == expected
    assert found.to_pandas()["amount"].sum() == sum(row.amount or 0 for row in found)
    assert found.to_pandas()["amount"].max() == max(row.amount or 0 for row in found)


@pytest.mark.parametrize(
    ("missing", "method"),
    [
        ("pandas", "to_pandas"),
        ("pyarrow", "to_pandas"),
        ("polars", "to_polars"),
        ("pyarrow", "to_polars"),
        ("pyarrow", "to_arrow"),
    ],
)
def test_a_package_that_is_not_there_is_named_with_its_remedy(missing, method, monkeypatch):
    monkeypatch.setitem(sys.modules, missing, None)
    expected = rf"^{missing}: not installed; run: pip install 'etiograph\[frames\]'$"

    with pytest.raises(MissingPackageError, match=expected):
        getattr(column(literal("a")), method)()


def test_rows_need_no_data_frames(built):
    code = (
        "import sys\nfor name in ('pandas', 'polars', 'pyarrow'): sys.modules[name] = None\n"
        "import etiograph; g = etiograph.load(sys.argv[1]); r = g.query('cq-04')\n"
        "print(len(r) > 0, r[0].whatLabel != '', '<table' in r._repr_html_(), len(repr(r)) > 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, built], capture_output=True, text=True, check=True
    )

    assert done.stdout == "True True True True\n"


# ---- showing itself

HOSTILE = '<script>alert("x")</script>&<img src=x onerror=y> \' `'


def test_html_is_escaped_wherever_it_comes_from():
    answer = Answer((HOSTILE,), ((literal(HOSTILE),), (ox.NamedNode("http://x/?a=1&b='c"),)))
    text = Result(answer)._repr_html_()

    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&lt;img" in text
    assert '<a href="http://x/?a=1&amp;b=&#x27;c">http://x/?a=1&amp;b=&#x27;c</a>' in text


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "data:text/html,x", "HTTP://x/y", "urn:x"]
)
def test_only_addresses_of_the_web_are_links(scheme):
    assert "href" not in column(ox.NamedNode(scheme))._repr_html_()
    assert scheme in column(ox.NamedNode(scheme))._repr_html_()


def test_an_iri_is_a_link_with_its_short_name():
    assert f'<a href="{IRI}">food:egg</a>' in column(ox.NamedNode(IRI))._repr_html_()


def test_html_says_what_it_does_not_show():
    many = column(*(literal(f"n{n:02d}") for n in range(21)))
    long = column(literal("a" * 121))._repr_html_()

    assert many._repr_html_().count("<tr>") == 21
    assert "n19" in many._repr_html_()
    assert "n20" not in many._repr_html_()
    assert "21 rows, of which the first 20 are shown" in many._repr_html_()
    assert "<p>20 rows</p>" in many[:20]._repr_html_()
    assert f">{'a' * 120}… (121 characters)<" in long
    assert f'title="{"a" * 121}"' in long
    assert "…" not in column(literal("a" * 120))._repr_html_()
    assert "<p>0 rows</p>" in column()._repr_html_()
    assert "<th" in column()._repr_html_()


def test_numbers_stand_right_and_texts_left():
    shown = column(literal("1.5", "decimal"), literal("2"), None)._repr_html_()

    assert '<td style="text-align: right">1.5</td>' in shown
    assert '<td style="text-align: left">2</td>' in shown
    assert '<td style="text-align: left"></td>' in shown


def test_a_session_is_told_what_it_does_not_see(opened):
    wide = repr(opened.query("cq-17", nutrient="magnesium"))
    many = column(*(literal(f"n{n:02d}") for n in range(11)))

    assert max(map(len, wide.splitlines()[:-1])) <= 100
    assert wide.endswith(
        "first 10 are shown; "
        "not shown: fitNote, item, itemLabel, amount, unit, per, statusLabel, release"
    )
    assert repr(many).endswith("n09\n11 rows, of which the first 10 are shown")
    assert repr(column(literal("a"))) == "x\n-\na\n1 row"
    assert repr(column()) == "x\n-\n0 rows"
    assert "a" * 39 + "…\n" in repr(column(literal("a" * 41)))
    assert "a" * 40 + "\n" in repr(column(literal("a" * 40)))


def test_a_setting_of_the_terminal_changes_nothing(opened, monkeypatch):
    found = opened.query("cq-17", nutrient="magnesium")
    before = repr(found)
    monkeypatch.setenv("COLUMNS", "20")

    assert repr(found) == before


# ---- shared with the command line


def test_texts_of_ours_become_iris_and_numbers_stay():
    answer = query.tabled(("a", "b", "c", "d"), [[IRI, 3, True, literal("1", "decimal")]])

    assert answer.rows[0] == (
        ox.NamedNode(IRI),
        literal("3", "integer"),
        literal("True"),
        literal("1", "decimal"),
    )


def test_a_class_of_another_ontology_is_bound(store):
    question = questions.find(QUERIES, "cq-18")
    bound = binding.bind(store, question, {"class": "vitamins"})

    assert shorten(bound["class"].value) == "MESH:D014815"


def test_each_error_of_ours_is_one_kind():
    assert issubclass(MissingPackageError, EtiographError)
