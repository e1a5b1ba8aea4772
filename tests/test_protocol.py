"""Asks the endpoint as the SPARQL 1.1 Protocol says, well and badly."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

import served
from etiograph.vocabulary import BASE, PREFIXES

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
ASK, SELECT = "ASK {}", "SELECT ?x { VALUES ?x { 1 } }"
GRAPH = "CONSTRUCT { <http://x/s> <http://x/p> 1 } {}"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, TRIPLES = "text/turtle", "application/n-triples"
JSON_LD, RDF_XML = "application/ld+json", "application/rdf+xml"
TABLES = (JSON, XML, CSV, TSV)
GRAPHS = (TURTLE, TRIPLES, JSON_LD, RDF_XML)
ONE, TWO = (f"https://w3id.org/etiograph/graph/{name}" for name in ("chains", "propositions"))


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with served.serving(built, tmp_path_factory.mktemp("served")) as running:
        yield running


def of(**fields) -> str:
    return urlencode(fields, doseq=True)


def post(server, body, kind=FORM, address="/sparql", **headers):
    return server.ask(address, "POST", body, Content_Type=kind, **headers)


# --- Query operations, by each of the three ways ---


def test_a_query_by_get(server):
    assert server.query(ASK).status == 200
    assert json.loads(server.query(ASK).body)["boolean"] is True


def test_a_query_in_a_form(server):
    assert json.loads(post(server, of(query=ASK)).body)["boolean"] is True


def test_a_query_as_the_body(server):
    assert json.loads(post(server, ASK, QUERY).body)["boolean"] is True


def test_head_is_get_without_a_body(server):
    address = f"/sparql?{of(query=ASK)}"
    head, got = server.ask(address, "HEAD"), server.ask(address)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(got.body))


@pytest.mark.parametrize("kind", [f"{FORM}; charset=UTF-8", f"{FORM};charset=utf-8", FORM.upper()])
def test_types_may_have_parameters_and_capitals(server, kind):
    assert post(server, of(query=ASK), kind).status == 200


def test_a_body_is_utf_8(server):
    asked = 'SELECT ("für" AS ?x) {}'.encode()
    assert "für" in post(server, asked, f"{QUERY}; charset=utf-8").text


# --- Datasets ---

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def count(answer) -> int:
    assert answer.status == 200, answer.text
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


@pytest.fixture(scope="module")
def sizes(built):
    store = ox.Store()
    store.bulk_load(path=str(built), format=ox.RdfFormat.N_QUADS)

    def size(*names):
        return len({q.triple for n in names for q in store.quads_for_pattern(None, None, None, n)})

    named = [ox.NamedNode(name) for name in (ONE, TWO)]
    return {ONE: size(named[0]), TWO: size(named[1]), "both": size(*named), "all": len(store)}


@pytest.mark.parametrize("way", ["get", "form", "form and address", "body"])
def test_a_default_graph_may_be_chosen(server, sizes, way):
    dataset = of(**{"default-graph-uri": ONE})
    answer = {
        "get": lambda: server.ask(f"/sparql?{of(query=COUNT)}&{dataset}"),
        "form": lambda: post(server, f"{of(query=COUNT)}&{dataset}"),
        "form and address": lambda: post(server, of(query=COUNT), FORM, f"/sparql?{dataset}"),
        "body": lambda: post(server, COUNT, QUERY, f"/sparql?{dataset}"),
    }[way]()
    assert count(answer) == sizes[ONE] > 0


def test_several_default_graphs_are_merged(server, sizes):
    dataset = of(**{"default-graph-uri": [ONE, TWO]})
    assert count(server.ask(f"/sparql?{of(query=COUNT)}&{dataset}")) == sizes["both"]


def test_named_graphs_may_be_chosen(server, sizes):
    dataset = of(**{"named-graph-uri": [TWO]})
    assert count(server.ask(f"/sparql?{of(query=NAMED)}&{dataset}")) == sizes[TWO]
    assert count(server.ask(f"/sparql?{of(query=COUNT)}&{dataset}")) == 0


def test_both_sorts_of_graphs_may_be_chosen(server, sizes):
    dataset = of(**{"default-graph-uri": ONE, "named-graph-uri": TWO})
    assert count(server.ask(f"/sparql?{of(query=COUNT)}&{dataset}")) == sizes[ONE]
    assert count(server.ask(f"/sparql?{of(query=NAMED)}&{dataset}")) == sizes[TWO]


def test_the_dataset_of_the_request_goes_before_that_of_the_query(server, sizes):
    asked = COUNT.replace("{", f"FROM <{TWO}> {{", 1)
    assert count(server.query(asked)) == sizes[TWO]
    assert count(server.query(asked, **{"default-graph-uri": ONE})) == sizes[ONE]


def test_a_graph_that_is_not_there_is_empty(server):
    assert count(server.query(COUNT, **{"default-graph-uri": "http://example.org/none"})) == 0


def test_an_iri_is_relative_to_those_of_the_project(server):
    found = server.query("CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples")
    assert found.status == 200
    assert found.text.startswith(f"<{BASE}s> <{BASE}p> ")


def test_without_a_choice_all_named_graphs_are_there(server, sizes):
    assert count(server.query(NAMED)) == sizes["all"]


# --- What is answered in ---


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("asked", [ASK, SELECT])
def test_tables_in_each_format(server, asked, kind):
    found = server.query(asked, kind)
    assert (found.status, found.kind) == (200, kind)
    if kind == CSV:  # which the library writes, and does not read
        assert found.text in ("true", "x\r\n1\r\n")
    else:
        assert ox.parse_query_results(found.body, ox.QueryResultsFormat.from_media_type(kind))


@pytest.mark.parametrize("kind", GRAPHS)
@pytest.mark.parametrize(
    "asked", [GRAPH, "DESCRIBE <https://w3id.org/etiograph/symptom/neck-pain>"]
)
def test_graphs_in_each_format(server, asked, kind):
    found = server.query(asked, kind)
    assert (found.status, found.kind) == (200, kind)
    assert len(list(ox.parse(found.body, format=ox.RdfFormat.from_media_type(kind)))) > 0


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/*", CSV),
        ("application/*", JSON),
        ("application/json", JSON),
        ("application/xml", XML),
        (f"{CSV};q=0.5, {XML};q=0.8", XML),
        (f"{CSV};q=0.5, */*;q=0.1", CSV),
        (f"*/*, {JSON};q=0", XML),
        (f"{XML} ; q=0.9 , {TSV} ;q=1.0", TSV),
        ("text/html, application/xml;q=0.9, */*;q=0.8", XML),
        (f"{JSON.upper()}", JSON),
        ("application/sparql-results+json,application/json,text/javascript", JSON),
        ("nonsense, text/csv", CSV),
    ],
)
def test_what_is_liked_best_is_sent(server, accept, kind):
    found = server.query(SELECT, accept)
    assert (found.status, found.kind) == (200, kind)
    assert found.headers["vary"] == "Accept"


@pytest.mark.parametrize("accept", ["image/png", f"{JSON};q=0", TURTLE])
def test_nothing_acceptable(server, accept):
    found = server.query(SELECT, accept)
    assert found.status == 406
    assert found.text.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "kind"), [("json", JSON), ("xml", XML), ("csv", CSV), ("tsv", TSV), (XML, XML)]
)
@pytest.mark.parametrize("field", ["format", "output"])
def test_a_format_by_name(server, field, name, kind):
    assert server.query(SELECT, "*/*", **{field: name}).kind == kind


@pytest.mark.parametrize(("name", "kind"), [("ttl", TURTLE), ("nt", TRIPLES), ("jsonld", JSON_LD)])
def test_a_format_of_graphs_by_name(server, name, kind):
    assert server.query(GRAPH, format=name).kind == kind


def test_fields_of_others_are_passed_over(server):
    assert server.query(SELECT, results="json", timeout="0", format="nonsense").status == 200


# --- What is refused ---

BAD = {
    "no query, by a form": (lambda s: post(s, of(nothing=1)), 400),
    "two queries": (lambda s: s.ask(f"/sparql?{of(query=[ASK, ASK])}"), 400),
    "two queries in a form": (lambda s: post(s, of(query=[ASK, ASK])), 400),
    "a query here and there": (lambda s: post(s, ASK, QUERY, f"/sparql?{of(query=ASK)}"), 400),
    "a form and an address": (
        lambda s: post(s, of(query=ASK), FORM, f"/sparql?{of(query=ASK)}"),
        400,
    ),
    "no SPARQL": (lambda s: s.query("ASK {"), 400),
    "nothing at all": (lambda s: s.query(""), 400),
    "an unknown prefix": (lambda s: s.query("ASK { ?x nowhere:p 1 }"), 400),
    "an update by GET": (lambda s: s.ask(f"/sparql?{of(update='CLEAR ALL')}"), 400),
    "an update as a query": (lambda s: s.query("CLEAR ALL"), 400),
    "an update in a form": (lambda s: post(s, of(update="CLEAR ALL")), 403),
    "an update as the body": (lambda s: post(s, "CLEAR ALL", UPDATE), 403),
    "an unknown type": (lambda s: post(s, ASK, "text/plain"), 415),
    "no type": (lambda s: s.ask("/sparql", "POST", ASK.encode()), 415),
    "a body in UTF-16": (lambda s: post(s, ASK.encode("utf-16"), f"{QUERY}; charset=utf-16"), 415),
    "a body that is not UTF-8": (lambda s: post(s, b"ASK { ?x ?y '\xff' }", QUERY), 400),
    "an address that is not UTF-8": (lambda s: s.ask("/sparql?query=ASK%20%7B%7D%20%23%ff"), 400),
    "a graph that is no IRI": (lambda s: s.query(ASK, **{"default-graph-uri": "no iri"}), 400),
    "PUT": (lambda s: s.ask("/sparql", "PUT", ASK.encode()), 405),
    "DELETE": (lambda s: s.ask("/sparql", "DELETE"), 405),
    "a long query": (lambda s: post(s, ASK + " " * 9000, QUERY), 400),
    "a deep query": (lambda s: post(s, "ASK " + "{" * 60 + "}" * 60, QUERY), 400),
    "a very large body": (lambda s: post(s, b"x" * 100_000, QUERY), 413),
    "SERVICE": (lambda s: s.query("ASK { SERVICE <http://127.0.0.1:1/> {} }"), 400),
    "many fields": (lambda s: s.ask("/sparql?" + "&".join(f"a{n}=1" for n in range(300))), 400),
}


@pytest.mark.parametrize("name", BAD)
def test_a_refusal_is_one_clear_line(server, name):
    ask, status = BAD[name]
    found = ask(server)
    assert found.status == status, found.text
    assert found.text.count("\n") == 1
    assert found.kind == "text/plain"
    assert server.query(ASK).status == 200


def test_what_is_allowed_is_said(server):
    assert "GET" in server.ask("/sparql", "PUT", b"").headers["allow"]


# --- Beside the queries ---


@pytest.mark.parametrize("kind", GRAPHS)
def test_the_endpoint_describes_itself(server, kind):
    found = server.ask("/sparql", Accept=kind)
    assert (found.status, found.kind) == (200, kind)
    said = {q.triple for q in ox.parse(found.body, format=ox.RdfFormat.from_media_type(kind))}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    here = ox.NamedNode(f"{server.url}/sparql")
    assert ox.Triple(here, ox.NamedNode(f"{sd}endpoint"), here) in said
    kinds = ox.NamedNode(PREFIXES["rdf"] + "type")
    assert ox.Triple(here, kinds, ox.NamedNode(f"{sd}Service")) in said
    named = [t for t in said if t.predicate.value == f"{sd}name"]
    assert ox.NamedNode(ONE) in {t.object for t in named}


def test_a_browser_is_led_to_the_page(server):
    found = server.ask("/sparql", Accept="text/html,*/*;q=0.1")
    assert (found.status, found.headers["location"]) == (303, "/query")


def test_pages_of_others_may_read(server):
    assert server.query(ASK).headers["access-control-allow-origin"] == "*"
    asked = server.ask(
        "/sparql",
        "OPTIONS",
        Origin="http://example.org",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert asked.status == 204
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "Content-Type" in asked.headers["access-control-allow-headers"]


def test_variables_are_bound_and_never_pasted(server):
    asked = "SELECT ?x ?label { ?x rdfs:label ?label }"
    found = server.ask(f"/sparql?{of(query=asked)}&{quote('$x')}={quote('neck pain')}")
    rows = json.loads(found.body)["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == ["neck pain"]
    hostile = server.ask(f"/sparql?{of(query=asked)}&{quote('$x')}={quote('> ?y . ?z ?w <')}")
    assert hostile.status == 404


def test_answers_are_whole(server):
    found = server.query("SELECT * { ?s ?p ?o } LIMIT 20000", CSV)
    assert found.headers["content-length"] == str(len(found.body))
    assert found.body.count(b"\r\n") == 20001
