"""Holds the description of the API to what a server that runs answers."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import jsonschema
import pytest
from jsonschema import Draft202012Validator

import served
from etiograph.serving import openapi, replies

DESCRIBED = json.loads(openapi.description())
OPERATIONS = {address: one["get"] for address, one in DESCRIBED["paths"].items()}
ALWAYS = {"400", "413", "414", "431", "500", "503", "504"}


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with served.serving(built, tmp_path_factory.mktemp("openapi")) as running:
        yield running


def example(address: str) -> dict[str, str]:
    """Return the worked example of an operation, as the description has it."""
    sent = {}
    for one in OPERATIONS[address]["parameters"]:
        sent |= one["example"] if one.get("explode") else {one["name"]: one["example"]}
    return sent


def shape(address: str, status: int) -> tuple[str, dict]:
    """Return media type and schema of an answer, with what the schema refers to."""
    ((kind, content),) = OPERATIONS[address]["responses"][str(status)]["content"].items()
    return kind, {**content["schema"], "components": DESCRIBED["components"]}


def held(address: str, found: served.Answer) -> object:
    """Hold an answer to its description, and return it."""
    kind, schema = shape(address, found.status)
    assert found.headers["content-type"] == kind
    said = json.loads(found.body) if "json" in kind else found.text
    Draft202012Validator(schema).validate(said)
    return said


def asked(server, address: str, **fields: str) -> object:
    found = server.ask(f"{address}?{urlencode(fields)}")
    assert found.status == 200, found.text
    return held(address, found)


def schemas(value: object):
    """Yield every schema in a schema."""
    if isinstance(value, dict):
        yield value
        for name, one in value.items():
            if name in ("properties", "schemas"):
                for inner in one.values():
                    yield from schemas(inner)
            elif name != "example":
                yield from schemas(one)
    elif isinstance(value, list):
        for one in value:
            yield from schemas(one)


# --- Answers ---


@pytest.mark.parametrize("address", OPERATIONS)
def test_the_worked_example_answers_as_is_described(server, address):
    said = asked(server, address, **example(address))

    kept = said["results"]["bindings"] if "results" in said else next(iter(said.values()))
    assert kept


@pytest.mark.parametrize(
    "words",
    [
        "vitamin D deficiency, nekc pain and xyzzy plugh",
        "muscle cramps and fatigue but no tingling, no vegan diet",
        "xyzzy",
        "I had back pain last year, memory problems",
        "numbness or anxiety in winter",
    ],
)
def test_whatever_is_the_matter_the_answer_is_as_described(server, words):
    asked(server, "/api/ask", words=words)


@pytest.mark.parametrize(
    ("start", "end"), [("vitamin B12 deficiency", "neck"), ("neck pain", "vitamin D")]
)
def test_paths_into_a_region_and_none_are_as_described(server, start, end):
    asked(server, "/api/path", **{"from": start, "to": end})


def test_columns_that_may_be_missing_are_missing_somewhere(server):
    said = asked(server, "/api/path", **{"from": "vitamin D", "to": "neck"})
    rows = said["results"]["bindings"]
    row = shape("/api/path", 200)[1]["properties"]["results"]["properties"]["bindings"]["items"]

    optional = set(row["properties"]) - set(row["required"])
    assert {name for name in row["properties"] if any(name not in one for one in rows)} == optional
    assert {name for one in rows for name in one} == set(row["properties"])


def test_each_list_of_an_explanation_is_filled_by_some_answer(server):
    told = asked(server, "/api/ask", words="neck pain and fatigue, vegan diet, no tingling, xyzzy")

    assert told["candidates"]
    one = [each["contrary"] for each in told["candidates"] if each["contrary"]]
    assert [[how, claim["claim"]] for how, claim in one[0]]
    assert told["understood"]["unknown"]
    assert told["understood"]["ruled_out"]
    assert told["general"]
    assert told["passed"]
    assert set(told["passed"]) <= {claim["claim"] for claim in told["others"]}


def test_shipped_questions_without_parameters_answer_as_described(server):
    listed = asked(server, "/api/questions")["questions"]
    free = [one for one in listed if not one["parameters"]]

    for one in free[::8]:
        said = asked(server, "/api/question", name=one["name"])
        assert said["head"]["vars"] == one["columns"]


# --- The description itself ---


def test_every_schema_is_one_and_every_field_is_in_words():
    for address, one in OPERATIONS.items():
        for status in one["responses"]:
            if status != "404" or address in ("/api/path", "/api/question"):
                Draft202012Validator.check_schema(shape(address, int(status))[1])
    found = list(schemas(DESCRIBED))
    fields = [
        field
        for one in found
        for field in one.get("properties", {}).values()
        if "properties" in one
    ]
    assert len(fields) > 100
    assert all(one.get("description") or "$ref" in one for one in fields)
    objects = [one for one in found if one.get("type") == "object"]
    assert all("additionalProperties" in one for one in objects)


def test_every_reference_has_its_schema():
    there = {f"#/components/schemas/{name}" for name in DESCRIBED["components"]["schemas"]}

    assert {one["$ref"] for one in schemas(DESCRIBED) if "$ref" in one} == there


def test_a_schema_refuses_what_is_not_described(server):
    said = asked(server, "/api/terms", words="neck")
    schema = shape("/api/terms", 200)[1]

    for broken in ({**said, "more": 1}, {"count": 1}, {**said, "count": "1"}):
        with pytest.raises(jsonschema.ValidationError):
            Draft202012Validator(schema).validate(broken)


# --- Refusals ---

PATH, TERMS, QUESTION = "/api/path?from=vitamin+D&to=", "/api/terms?", "/api/question?name="
REFUSED = {
    "no words": ("/api/ask", 400),
    "empty words": ("/api/ask?words=", 400),
    "words twice": ("/api/ask?words=pain&words=fever", 400),
    "limit twice": (f"{TERMS}limit=2&limit=5", 400),
    "name twice": (f"{QUESTION}cq-03&$nutrient=zinc&$nutrient=vitamin+D", 400),
    "no such kind": (f"{TERMS}kind=nope", 400),
    "kind in the plural": (f"{TERMS}words=neck&kind=symptoms", 400),
    "no number": (f"{TERMS}limit=many", 400),
    "too many": (f"{TERMS}limit=1001", 400),
    "long words": (f"/api/ask?words={'x' * 2001}", 400),
    "long value": (f"{QUESTION}cq-03&$nutrient={'x' * 1001}", 400),
    "no such parameter": (f"{QUESTION}cq-03&$deficiency=x", 400),
    "no parameter": (f"{QUESTION}cq-03", 400),
    "no such term": (f"{PATH}nonsense", 404),
    "no such question": (f"{QUESTION}cq-99", 404),
    "no such value": (f"{QUESTION}cq-03&$nutrient=nonsense", 404),
    "long address": (f"/api/ask?words={'x' * (33 << 10)}", 414),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_as_described(server, name):
    address, status = REFUSED[name]
    found = server.ask(address)

    assert found.status == status, found.text
    held(address.partition("?")[0], found)


@pytest.mark.parametrize("address", OPERATIONS)
def test_statuses_are_those_that_are_described(server, address):
    described = set(OPERATIONS[address]["responses"]) - {"200"}

    assert described - {"404"} == ALWAYS
    assert ("404" in described) == (address in ("/api/path", "/api/question"))
    held(address, server.ask(address, X="x" * (33 << 10)))
    assert server.ask(address, "POST").status == 405
    assert server.ask(f"{address}?{urlencode(example(address))}", "HEAD").body == b""


@pytest.mark.parametrize(
    "reply",
    [replies.slow(5), replies.busy(), replies.large("too much"), replies.died()],
    ids=lambda one: str(one.status),
)
def test_what_the_engine_refuses_with_is_described(reply):
    held("/api/ask", served.Answer(reply.status, {"content-type": reply.kind}, reply.body))


# --- What holds of parameters ---


def test_an_empty_parameter_is_as_one_that_is_not_sent(server):
    bare = server.ask("/api/terms").body

    assert server.ask("/api/terms?words=&kind=&limit=").body == bare
    assert len(json.loads(bare)["terms"]) == 50
    assert server.ask("/api/terms?other=1&other=2").body == bare


def test_of_a_kind_the_case_does_not_matter(server):
    said = asked(server, "/api/terms", words="neck", kind="symptom")

    assert asked(server, "/api/terms", words="neck", kind=" SYMPTOM ") == said
    assert {one["kind"] for one in said["terms"]} == {"symptom"}


def test_who_names_no_kind_is_told_which_there_are(server):
    said = server.ask("/api/terms?kind=nope").text

    assert "no such kind" in said
    assert all(one in said for one in ("symptom", "deficiency", "food", "etio"))


@pytest.mark.parametrize("prefix", ["rdfs", "HP", "oa"])
def test_prefixes_that_an_editor_completes_have_no_terms(server, prefix):
    assert asked(server, "/api/terms", words="label", kind=prefix)["count"] == 0


def test_words_of_the_ontology_are_terms_of_the_kind_etio(server):
    said = asked(server, "/api/terms", words="certainty", kind="etio")

    assert {one["kind"] for one in said["terms"]} == {"etio"}


def test_the_page_asks_no_kind_that_is_none(server):
    listed = asked(server, "/api/questions")["questions"]
    names = {p["name"] for one in listed for p in one["parameters"] if p["type"] == "iri"}
    script = server.ask("/static/server.js").text
    kindless = json.loads(script.partition("const KINDLESS = ")[2].partition(";")[0])

    for name in names - set(kindless):
        assert server.ask(f"/api/terms?kind={name}&limit=1").status == 200, name
