"""Asks the endpoint by the programs that people use."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    JSON,
    JSONLD,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    XML,
    SPARQLWrapper,
)

import served
from etiograph.vocabulary import PREFIXES

COUNT = "SELECT (COUNT(?claim) AS ?n) { ?claim a etio:Claim }"
LABEL = "SELECT ?term ?label { ?term a etio:Symptom ; rdfs:label ?label } ORDER BY ?term"
GRAPH = "CONSTRUCT { ?x rdfs:label ?label } WHERE { ?x a etio:Symptom ; rdfs:label ?label }"
RDFS_LABEL = rdflib.URIRef(PREFIXES["rdfs"] + "label")
NECK_PAIN = rdflib.URIRef(PREFIXES["symptom"] + "neck-pain")


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with served.serving(built, tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def labels(store):
    found = store.query(LABEL, prefixes=dict(PREFIXES))
    return [(row["term"].value, row["label"].value) for row in found]


# --- rdflib ---


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_selects(server, labels, method):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", method=method))
    found = [(str(row.term), str(row.label)) for row in graph.query(LABEL)]

    assert found == labels
    assert len(found) > 50


def test_rdflib_asks_and_constructs(server, labels):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))

    assert graph.query("ASK { ?claim a etio:Claim }").askAnswer is True
    assert len(graph.query(GRAPH).graph) == len(labels)


def test_rdflib_walks_as_if_the_graph_were_here(server):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))

    assert rdflib.Literal("neck pain", lang="en") in set(graph.objects(NECK_PAIN, RDFS_LABEL))
    assert (NECK_PAIN, RDFS_LABEL, rdflib.Literal("no such label")) not in graph
    bound = graph.query("SELECT ?label { ?x rdfs:label ?label }", initBindings={"x": NECK_PAIN})
    assert [str(row.label) for row in bound] == ["neck pain"]


# --- SPARQLWrapper ---


def wrapped(server, text, form=JSON, method="GET"):
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(text)
    client.setReturnFormat(form)
    client.setMethod(method)
    return client


@pytest.mark.parametrize("how", [("GET", None), (POST, None), (POST, POSTDIRECTLY)], ids=str)
def test_sparqlwrapper_selects(server, how):
    client = wrapped(server, COUNT, method=how[0])
    if how[1]:
        client.setRequestMethod(how[1])
    [row] = client.queryAndConvert()["results"]["bindings"]

    assert int(row["n"]["value"]) > 1500


@pytest.mark.parametrize(
    ("form", "kind"),
    [(JSON, "sparql-results+json"), (XML, "sparql-results+xml"), (CSV, "csv"), (TSV, "tab-")],
)
def test_sparqlwrapper_gets_each_format_of_tables(server, form, kind):
    found = wrapped(server, COUNT, form).query()

    assert kind in found.info()["content-type"]
    assert found.convert()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # SPARQLWrapper makes one
@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD, XML])
def test_sparqlwrapper_gets_each_format_of_graphs(server, labels, form):
    found = wrapped(server, GRAPH, form).queryAndConvert()
    graph = rdflib.Graph().parse(data=found, format="turtle") if form == TURTLE else found

    assert len(graph) == len(labels)


def test_sparqlwrapper_says_what_is_wrong(server):
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed  # noqa: PLC0415 - of the test alone

    with pytest.raises(QueryBadFormed, match="not SPARQL; correct the query at this place"):
        wrapped(server, "SELECT WHERE").query()


# --- curl ---


def curl(*words):
    program = shutil.which("curl")
    if program is None:
        pytest.skip("curl is not installed")
    done = subprocess.run(
        [program, "--silent", "--show-error", *words], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_curl_asks_in_each_way(server):
    at = f"{server.url}/sparql"
    got = curl("-G", at, "--data-urlencode", f"query={COUNT}", "-H", "Accept: text/csv")
    form = curl(at, "--data-urlencode", f"query={COUNT}", "-H", "Accept: text/csv")
    direct = curl(
        at, "-H", "Content-Type: application/sparql-query", "--data-binary", COUNT, "-H",
        "Accept: text/csv",
    )  # fmt: skip

    assert got == form == direct
    assert got.splitlines()[0] == "n"


def test_curl_follows_an_iri_to_its_page_and_to_its_triples(server):
    page = curl("-L", f"{server.url}/symptom/neck-pain", "-H", "Accept: text/html")
    said = curl(f"{server.url}/symptom/neck-pain", "-H", "Accept: text/turtle")

    assert "<title>" in page
    assert (NECK_PAIN, RDFS_LABEL, None) in rdflib.Graph().parse(data=said, format="turtle")


# --- Etiograph itself ---


def etiograph(*words):
    done = subprocess.run(
        [sys.executable, "-m", "etiograph", *words], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_etiograph_asks_another_as_itself(server, built):
    asked = ["query", "cq-03", "nutrient=magnesium", "--format", "json"]
    near = etiograph(*asked, "--graph", str(built))

    assert etiograph(*asked, "--endpoint", f"{server.url}/sparql") == near
    assert json.loads(near)
