"""Guards the queries: both engines agree with the stored answers, and each rule finds its error."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from conftest import QUERIES, ROOT
from etiograph import locations
from etiograph.asking import questions, rows
from etiograph.building import graph
from etiograph.checking import hygiene
from etiograph.checking.cases import header
from etiograph.errors import InputSyntaxError, QueryError, UnknownQuestionError
from etiograph.rdf import conversion, query
from etiograph.vocabulary import expand

COMPETENCY = questions.shipped(QUERIES, "competency")
HYGIENE = questions.shipped(QUERIES, "hygiene")
REPORTS = questions.shipped(QUERIES, "reports")
INDEX = questions.shipped(QUERIES, "index")
CAUGHT = locations.files(ROOT / "tests" / "hygiene", "*/caught*.ru")
SPARED = locations.files(ROOT / "tests" / "hygiene", "*/spared*.ru")
ORDER_KEY = re.compile(r"(?:DESC|ASC)?\s*(?P<expression>\?\w+|\((?:[^()]|\([^()]*\))*\))")
FOLDERS = {"competency", "hygiene", "index", "inference", "reports", "tables"}
ENDINGS = {folder: {".rq", ".sql"} for folder in ("competency", "index")}
"""What a folder holds beside queries in SPARQL."""


def name(question):
    return question.name


def arguments(question) -> dict[str, ox.NamedNode]:
    return {name: ox.NamedNode(value) for name, value in question.example.items()}


@pytest.fixture(scope="module")
def reference_engine(store) -> rdflib.Graph:
    return conversion.to_rdflib(graph.default(store))


@pytest.mark.parametrize("question", COMPETENCY, ids=name)
def test_a_question_has_its_stored_answer(question, store, golden):
    answer = query.ask(store, question.text, arguments(question))

    assert answer.rows, "an example that finds nothing shows nothing"
    golden(rows.render(answer, "tsv"), ROOT / "tests" / "answers" / f"{question.name}.tsv")


@pytest.mark.parametrize("question", COMPETENCY + REPORTS + INDEX, ids=name)
def test_rdflib_gives_the_same_rows_in_the_same_order(question, store, reference_engine):
    answer = query.ask(store, question.text, arguments(question))
    bound = {name: rdflib.URIRef(value) for name, value in question.example.items()}
    result = reference_engine.query(prepareQuery(question.text), initBindings=bound)
    reference = [tuple(None if cell is None else str(cell) for cell in row) for row in result]

    assert reference == [tuple(c.value if c else None for c in row) for row in answer.rows]


@pytest.mark.parametrize("question", COMPETENCY + HYGIENE + REPORTS + INDEX, ids=name)
def test_the_columns_are_those_that_the_header_names(question, store):
    assert query.ask(store, question.text, arguments(question)).columns == question.columns


@pytest.mark.parametrize("question", COMPETENCY + HYGIENE + REPORTS + INDEX, ids=name)
def test_the_order_is_written_down_and_nothing_reaches_outside(question):
    code = re.sub(r"#.*", "", re.sub(r"<[^>]*>|\"[^\"]*\"", "", question.text))

    assert re.search(r"^ORDER BY ", question.text, re.MULTILINE)
    assert not re.search(r"\b(SERVICE|FROM|LOAD)\b|SELECT (DISTINCT )?\*", code)


def tied(store, text: str, given: dict[str, ox.NamedNode]) -> list[tuple[str, ...]]:
    """Return the values of the sort keys that rows share although they differ.

    Keys that are no columns are made columns, and taken off the rows again. Rows that share all
    keys could stand in any order.
    """
    body, found, order = text.rpartition("\nORDER BY ")
    assert found, "no ORDER BY at the start of a line"
    assert not ORDER_KEY.sub("", order).strip(), f"a key that cannot be read: {order}"
    own = query.ask(store, text, given).columns
    keys = [key["expression"] for key in ORDER_KEY.finditer(order)]
    expressions = [re.sub(r"^\((\?\w+)\)$", r"\1", key) for key in keys]
    more = [one for one in expressions if one.removeprefix("?") not in own]
    added = "".join(f" ({one} AS ?key{number})" for number, one in enumerate(more))
    answer = query.ask(store, body.replace("\nWHERE {", f"{added}\nWHERE {{", 1), given)
    assert answer.columns == (*own, *(f"key{number}" for number in range(len(more))))
    places = [own.index(one[1:]) for one in expressions if one not in more]
    places += range(len(own), len(answer.columns))
    under: dict[tuple[str, ...], set[tuple[query.Cell, ...]]] = {}
    for row in answer.rows:
        key = tuple(str(row[place]) for place in places)
        under.setdefault(key, set()).add(row[: len(own)])
    return [key for key, rows_ in under.items() if len(rows_) > 1]


@pytest.mark.parametrize("question", COMPETENCY + REPORTS + INDEX, ids=name)
def test_no_two_rows_of_an_answer_could_change_places(question, store):
    assert tied(store, question.text, arguments(question)) == []


ROWS = """SELECT ?claim ?source
WHERE {
  ?claim etio:statedIn ?source ;
    etio:passage ?passage .
}
"""


@pytest.mark.parametrize("keys", ["?claim", "DESC(?claim)", "?source (STR(?claim))"])
def test_keys_that_tell_all_rows_apart_are_enough(keys, invented):
    store = ox.Store()
    store.extend(invented)

    assert tied(store, f"{ROWS}ORDER BY {keys}", {}) == []


@pytest.mark.parametrize(
    "keys", ["?source", "DESC(?source)", "(BOUND(?claim)) ?source", "?passage"]
)
def test_keys_that_unlike_rows_share_are_not_enough(keys, invented):
    store = ox.Store()
    store.extend(invented)

    assert tied(store, f"{ROWS}ORDER BY {keys}", {})


@pytest.mark.parametrize("question", COMPETENCY, ids=name)
def test_a_question_says_what_it_asks_and_names_no_term_itself(question):
    kinds = "nutrient|deficiency|symptom|condition|mechanism|food|claim|source"

    assert question.header["question"].endswith("?")
    assert re.fullmatch(r"cq-\d\d-[a-z0-9-]+", question.name)
    assert set(question.example) == {parameter.name for parameter in question.parameters}
    body = "\n".join(line for line in question.text.split("\n") if not line.startswith("#+"))
    assert not re.search(rf"https://w3id.org/etiograph/({kinds})/", body)


def test_the_numbers_of_the_questions_are_unique():
    numbers = [question.name[:5] for question in COMPETENCY]

    assert len(numbers) >= 35
    assert sorted(set(numbers)) == numbers


def test_every_stored_answer_belongs_to_a_question():
    stored = {path.stem for path in locations.files(ROOT / "tests" / "answers", "*")}

    assert stored == {question.name for question in COMPETENCY}


def test_every_file_under_queries_is_a_query_in_a_known_folder():
    strays = [
        path
        for path in QUERIES.rglob("*")
        if path.is_file()
        and (
            path.parent.name not in FOLDERS
            or path.suffix not in ENDINGS.get(path.parent.name, {".rq"})
        )
    ]

    assert strays == []
    assert {path.name for path in QUERIES.iterdir()} == FOLDERS


@pytest.mark.parametrize("question", COMPETENCY, ids=name)
def test_an_answer_changes_when_its_question_is_asked_of_an_empty_graph(question):
    assert query.ask(ox.Store(), question.text, arguments(question)).rows == ()


@pytest.mark.parametrize("rule", HYGIENE, ids=name)
def test_a_hygiene_rule_finds_nothing_in_the_graph(rule, store):
    assert hygiene.findings(store, rule) == []


@pytest.mark.parametrize("rule", HYGIENE, ids=name)
def test_a_hygiene_rule_finds_nothing_in_the_invented_graph(rule, invented):
    whole = ox.Store()
    whole.extend(invented)

    assert hygiene.findings(whole, rule) == []


@pytest.mark.parametrize("case", CAUGHT, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_hygiene_rule_finds_exactly_the_planted_error(case, broken):
    rule = next(rule for rule in HYGIENE if rule.name == case.parent.name)
    planted = {expand(one) or one for one in header(case, "catches")}

    assert {f.focus for f in hygiene.findings(broken(case), rule)} == planted


@pytest.mark.parametrize("case", SPARED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_hygiene_rule_spares_what_only_comes_near(case, broken):
    rule = next(rule for rule in HYGIENE if rule.name == case.parent.name)

    assert header(case, "spares")
    assert hygiene.findings(broken(case), rule) == []


def test_every_hygiene_rule_has_a_planted_error():
    cases = locations.files(ROOT / "tests" / "hygiene", "*/*")

    assert {case.parent.name for case in CAUGHT} == {rule.name for rule in HYGIENE}
    assert set(cases) == set(CAUGHT) | set(SPARED)


@pytest.mark.parametrize("rule", HYGIENE, ids=name)
def test_a_hygiene_rule_gives_rule_remedy_and_severity(rule):
    assert rule.header["severity"] in ("error", "warning")
    assert not rule.header["title"].endswith(".")
    assert not rule.header["remedy"].endswith(".")


def test_a_question_is_found_by_its_number_and_by_its_name():
    whole = "cq-03-foods-for-a-nutrient"

    assert questions.find(QUERIES, "cq-03").name == whole
    assert questions.find(QUERIES, whole).name == whole
    assert questions.find(QUERIES, "cq-foods-for-a-nutr").name == whole


def test_an_unknown_question_is_answered_with_the_nearest():
    with pytest.raises(UnknownQuestionError, match="did you mean cq-03-foods-for-a-nutrient"):
        questions.find(QUERIES, "cq-03-foods-for-nutrinet")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("#+ title", "not '#\\+ key: value'"),
        ("#+ title: a\n#+ title: b", "has title twice"),
        ("#+ param: symptom", "parameter cannot be read"),
    ],
)
def test_a_broken_header_is_refused_with_its_line(tmp_path, line, what):
    path = tmp_path / "broken.rq"
    path.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(InputSyntaxError, match=what):
        questions.read(path)


@pytest.mark.parametrize(
    "text", ["SELECT " + "(" * 60, "SELECT * WHERE { ?s ?p ?o } #" + "x" * 9000]
)
def test_a_query_that_could_kill_the_engine_is_refused(text):
    with pytest.raises(QueryError):
        query.ask(ox.Store(), text, {})


@pytest.mark.parametrize("form", ["SELECT ?s WHERE { ?s ?p ?o }", "ASK { ?s ?p ?o }"])
def test_a_value_that_looks_like_sparql_stays_a_value(form, store):
    text = form if form.startswith("ASK") else form.replace("?o }", "?o } ORDER BY ?s LIMIT 3")
    hostile = ox.NamedNode("https://example.org/x%7D%20;%20DROP%20ALL")
    if form.startswith("ASK"):
        text = "SELECT ?s WHERE { ?s ?p ?o }"

    assert query.ask(store, text, {"s": hostile}).rows == ()


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <a:b> <a:b> <a:b> }", "PREFIX a: <b:c>\nDELETE WHERE { ?s ?p ?o }"]
)
def test_an_update_is_called_one(text):
    with pytest.raises(InputSyntaxError, match="an update, no query; a graph is only read"):
        query.ask(ox.Store(), text, {})


def test_construct_and_ask_give_tables_too(store):
    built = query.ask(store, "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 2", {})
    asked = query.ask(store, "ASK { ?s ?p ?o }", {})

    assert built.columns == ("subject", "predicate", "object")
    assert len(built.rows) == 2
    assert [[cell.value for cell in row] for row in asked.rows] == [["true"]]
