"""Asks the server at addresses that are odd, and by headers that are."""

from __future__ import annotations

import socket
import subprocess
import sys

import pyoxigraph as ox
import pytest

import served
from etiograph.vocabulary import BASE, ETIO, PREFIXES

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
OWL_CLASS = ox.NamedNode(PREFIXES["owl"] + "Class")


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with served.serving(built, tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.mark.parametrize(
    "address",
    ["/claim/000-999", "/claim/999-999", "/literature-claim/x-01", "/evidence-line/000_nope"],
)
def test_what_is_not_there_leads_nowhere(server, address):
    assert server.ask(address, Accept="text/html").status == 404


@pytest.mark.parametrize("address", ["/ontology", "/ontology/0.1.0", "/ontology.ttl"])
def test_the_ontology_is_had_as_rdf(server, address):
    found = server.ask(address, Accept="text/turtle")
    said = {quad.triple for quad in ox.parse(found.body, format=ox.RdfFormat.TURTLE)}
    words = {t.subject for t in said if t.predicate == TYPE and t.object == OWL_CLASS}

    assert found.kind == "text/turtle"
    assert ox.NamedNode(ETIO.Claim) in words
    assert len(words) > 20
    assert server.ask("/ontology", Accept="text/html").kind == "text/html"


def test_each_named_graph_is_had_as_rdf(server, store):
    for node in sorted(store.named_graphs(), key=str):
        address = node.value.removeprefix(BASE.removesuffix("/"))
        found = server.ask(address, Accept="application/n-triples")
        held = sum(1 for _ in store.quads_for_pattern(None, None, None, node))

        assert found.status in (200, 413), address
        assert found.status == 413 or found.body.count(b"\n") == held
    assert server.ask("/graph/claims-000", Accept="text/html").status == 406
    assert server.ask("/graph/none", Accept="text/turtle").status == 404


@pytest.mark.parametrize("address", ["/shapes.ttl", "/symptom/index.ttl", "/question/cq-03.nt"])
def test_a_page_alone_has_no_rdf(server, address):
    assert server.ask(address).status == 404


@pytest.mark.parametrize(
    ("address", "onward"),
    [
        ("/symptom", "/symptom/index.html"),
        ("/symptom/", "/symptom/index.html"),
        ("/symptom/neck-pain/", "/symptom/neck-pain"),
    ],
)
def test_a_slash_more_or_less_leads_on(server, address, onward):
    found = server.ask(address)

    assert (found.status, found.headers["location"]) == (308, onward)
    assert server.ask(onward).status == 200


@pytest.mark.parametrize("address", ["/static/server.css", "/symptom/neck-pain", "/openapi.json"])
def test_what_one_has_is_not_sent_again(server, address):
    first = server.ask(address)
    again = server.ask(address, If_None_Match=first.headers["etag"])
    other = server.ask(address, If_None_Match='"another"')

    assert (again.status, again.body) == (304, b"")
    assert other.body == first.body


def test_a_format_that_is_none_is_refused(server):
    found = server.ask("/query?question=cq-38&format=zzz")

    assert found.status == 400
    assert "no format zzz; one of html, svg, json" in found.text


def test_several_accept_headers_are_one(server):
    lines = b"GET /symptom/neck-pain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    with socket.create_connection((server.host, server.port), timeout=30) as line:
        line.sendall(lines + b"Accept: image/png\r\nAccept: text/turtle\r\n\r\n")
        found = b"".join(iter(lambda: line.recv(65536), b""))

    assert b"200 OK" in found.split(b"\r\n")[0]
    assert b"content-type: text/turtle" in found.lower()


@pytest.mark.parametrize("address", ["/nothing", "/symptom/none"])
def test_a_refusal_says_on_what_it_depends(server, address):
    assert server.ask(address, Accept="text/html").headers["vary"] == "Accept"
    assert server.ask(address, Accept="text/turtle").headers["vary"] == "Accept"
    assert server.ask("/symptom/neck-pain", Accept="image/png").headers["vary"] == "Accept"


def test_methods_are_those_of_the_address(server):
    allowed = {"/sparql": "GET, HEAD, OPTIONS, POST", "/": "GET, HEAD, OPTIONS"}
    for address, methods in allowed.items():
        assert server.ask(address, "PATCH").headers["allow"] == methods
        said = server.ask(address, "OPTIONS").headers
        assert sorted(said["access-control-allow-methods"].split(", ")) == methods.split(", ")


@pytest.mark.parametrize("host", ["[::::]", "[....]", "a:99999"])
def test_a_host_that_is_none_is_refused(server, host):
    assert server.ask("/sparql", Host=host).status == 400
    assert server.ask("/sparql", Host="[::1]:8000").status == 200


def test_a_character_that_xml_cannot_write_is_refused(server):
    asked = 'SELECT ("a\\u0001b" AS ?x) {}'

    assert server.query(asked, "application/sparql-results+xml").status == 406
    assert server.query(asked, "application/sparql-results+json").status == 200


def test_a_kind_of_body_may_have_further_parameters(server):
    kind = "application/sparql-query; charset=utf-8; x=y"

    assert server.ask("/sparql", "POST", "ASK {}", Content_Type=kind).status == 200


def test_the_endpoint_has_its_address_with_a_slash_too(server):
    assert server.ask("/sparql/?query=ASK%20%7B%7D").status == 200


def test_a_proxy_that_is_no_address_is_refused():
    command = [sys.executable, "-m", "etiograph", "serve", "--port", "0", "--proxy", "127.0.0.1,no"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 2
    assert "--proxy: no is no address" in done.stderr
    assert done.stderr.count("\n") == 1
