"""Asks the server for pages, things and the API, as browsers and programs do."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

import pyoxigraph as ox
import pytest

import served
from etiograph.vocabulary import BASE

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
PAGES = (
    "/",
    "/?words=stiff+neck+and+tingling,+no+fever",
    "/?words=nothing+that+anybody+knows",
    "/explore",
    "/explore?words=pain",
    "/path",
    "/path?from=vitamin+D+deficiency&to=neck+pain",
    "/path?from=vitamin+D&to=nonsense",
    "/query",
    "/query?question=cq-03",
    "/query?question=cq-03&%24nutrient=vitamin+D",
    "/query?query=SELECT+*+%7B+%3Fx+a+etio%3ASymptom+%7D",
    "/query?query=nonsense",
    "/symptom/neck-pain",
    "/deficiency/vitamin-d-deficiency",
    "/food/salmon",
    "/source/000",
    "/source/index.html",
    "/symptom/index.html",
    "/class/Claim",
    "/relation/causes",
    "/scheme/certainty",
    "/question/cq-03",
    "/literature/index.html",
    "/ontology",
    "/shapes",
)


@pytest.fixture(scope="module")
def server(built, tmp_path_factory):
    with served.serving(built, tmp_path_factory.mktemp("served")) as running:
        yield running


class Reader(HTMLParser):
    """Notes what a page refers to, and what of it would trouble a reader."""

    def __init__(self):
        super().__init__()
        self.links, self.loaded, self.ids, self.fields = [], [], [], {}
        self.labels, self.open, self.inline = set(), [], []

    def handle_starttag(self, tag, attributes):
        """Note one element."""
        given = dict(attributes)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in {"img", "script"}:
            self.loaded.append(given.get("src", ""))
        if tag == "link":
            self.loaded.append(given["href"])
        if tag == "img":
            assert given.get("alt")
        if "id" in given:
            self.ids.append(given["id"])
        if tag in {"input", "textarea"} and given.get("type") != "hidden":
            self.fields[given["id"]] = tag
        if tag == "label":
            self.labels.add(given["for"])
        self.inline += [name for name in given if name == "style" or name.startswith("on")]


def read(answer) -> Reader:
    reader = Reader()
    reader.feed(answer.text)
    return reader


REFUSED = {
    "/path?from=vitamin+D&to=nonsense": 404,
    "/query?query=nonsense": 400,
    "/query?question=cq-99": 404,
    "/query?question=cq": 404,
    "/query?question=cq-03&%24nutrient=zzz": 404,
    f"/?words={'x' * 2001}": 400,
}


@pytest.mark.parametrize("address", dict.fromkeys((*PAGES, *REFUSED)))
def test_a_page(server, address):
    found = server.ask(address, Accept=HTML)
    assert (found.status, found.kind) == (REFUSED.get(address, 200), "text/html"), found.text
    assert "etiograph terms" not in found.text
    assert "etiograph query" not in found.text
    assert (found.status == 200) != ('role="alert"' in found.text) or "anybody" in address
    page = read(found)
    assert found.text.count("<h1>") == 1
    assert "no medical advice" in found.text or "Nothing here is medical advice" in found.text
    assert len(page.ids) == len(set(page.ids))
    assert page.fields.keys() <= page.labels
    assert not page.inline
    assert all(one.startswith(("/", "#")) for one in page.loaded)
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_all_that_pages_link_is_there(server):
    """Every link of a sample of pages leads somewhere, and every anchor is there."""
    known, broken = {}, []
    for address in PAGES:
        for link in sorted(set(read(server.ask(address, Accept=HTML)).links)):
            whole = urljoin(server.url + address, link)
            if not whole.startswith(server.url):
                continue
            path, _, anchor = whole.removeprefix(server.url).partition("#")
            if len(known) > 400 and path not in known:
                continue
            if path not in known:
                found = server.ask(path, Accept=HTML)
                if found.status == 303:
                    found = server.ask(found.headers["location"].partition("#")[0], Accept=HTML)
                ids = read(found).ids if found.kind == "text/html" else None
                known[path] = found.status, ids
            status, ids = known[path]
            if status != REFUSED.get(path, 200) or (
                anchor and ids is not None and anchor not in ids
            ):
                broken.append((address, link, status))
    assert len(known) > 200
    assert not broken


# --- Things ---

THING = "/symptom/neck-pain"
KINDS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "html": "text/html",
}


@pytest.mark.parametrize("ending", KINDS)
def test_a_thing_by_its_ending(server, ending):
    found = server.ask(f"{THING}.{ending}")
    assert (found.status, found.kind) == (200, KINDS[ending])
    assert "vary" not in found.headers
    others = set(re.findall(r'<([^>]+)>; rel="alternate"', found.headers["link"]))
    assert others == {f"{THING}.{one}" for one in KINDS if one != ending}


@pytest.mark.parametrize("ending", KINDS)
def test_a_thing_by_what_is_accepted(server, ending):
    found = server.ask(THING, Accept=KINDS[ending])
    assert (found.status, found.kind) == (200, KINDS[ending])
    assert found.headers["vary"] == "Accept"


def test_what_is_said_of_a_thing(server, store):
    said = {
        q.triple for q in ox.parse(server.ask(f"{THING}.nt").body, format=ox.RdfFormat.N_TRIPLES)
    }
    node = ox.NamedNode(BASE + THING[1:])
    there = {q.triple for q in store.quads_for_pattern(node, None, None, ox.DefaultGraph())}
    assert len(there) > 5
    assert there <= said


def test_a_claim_has_its_place_on_the_page_of_its_document(server):
    found = server.ask("/claim/000-001", Accept=HTML)
    assert (found.status, found.headers["location"]) == (303, "/source/000.html#claim-000-001")
    assert server.ask("/claim/000-001.ttl").status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/symptom/nonsense",
        "/nonsense/x",
        "/symptom/nonsense.ttl",
        "/../etc/passwd",
        "/%2e%2e/x",
        "/static/x",
    ],
)
def test_nothing_here(server, address):
    assert server.ask(address).status == 404
    page = server.ask(address, Accept=HTML)
    assert (page.status, page.kind) == (404, "text/html")


def test_nothing_acceptable(server):
    assert server.ask(THING, Accept="image/png").status == 406


# --- The API ---


def test_the_description_names_every_operation(server):
    described = json.loads(server.ask("/openapi.json").body)
    assert described["openapi"].startswith("3.1")
    for address, methods in described["paths"].items():
        given = {
            "words": "neck pain",
            "from": "vitamin D deficiency",
            "to": "neck pain",
            "name": "cq-01",
        }
        names = {one["name"] for one in methods["get"]["parameters"]}
        sent = {name: value for name, value in given.items() if name in names}
        if "values" in names:
            sent["$symptom"] = "neck pain"
        found = server.ask(f"{address}?{urlencode(sent)}")
        assert (found.status, found.headers["content-type"].partition("+")[0][:16]) == (
            200,
            "application/json"[:16],
        ) or found.kind == "application/sparql-results+json"
        json.loads(found.body)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/ask", 400),
        ("/api/ask?words=" + "x" * 2001, 400),
        ("/api/path?from=vitamin+D", 400),
        ("/api/path?from=nonsense&to=neck+pain", 404),
        ("/api/terms?limit=0", 400),
        ("/api/terms?limit=many", 400),
        ("/api/question?name=cq-999", 404),
        ("/api/question?name=cq-03", 400),
        ("/api/nothing", 404),
    ],
)
def test_the_api_refuses_in_one_line(server, address, status):
    found = server.ask(address)
    assert found.status == status, found.text
    assert found.text.count("\n") == 1
    assert "etiograph" not in found.text


def test_a_refusal_names_an_address_that_is_there(server):
    said = server.ask("/api/question?name=cq-03").text
    assert said.endswith("for example: /query?question=cq-03&$nutrient=nutrient:vitamin-d\n")
    assert server.ask(said.split()[-1], Accept=HTML).status == 200
    assert "see /explore" in server.ask("/api/path?from=zzz&to=neck").text


@pytest.mark.parametrize("name", ["3", "03", "CQ-03", "cq-03", "cq-03-foo", "cq-03-foods-for"])
def test_a_question_by_its_short_names(server, name):
    found = server.ask(f"/query?question={name}", Accept=HTML)
    assert (found.status, "<h1>Foods for a nutrient" in found.text) == (200, True)


def test_a_name_that_fits_several_questions(server):
    found = server.ask("/api/question?name=cq")
    assert (found.status, "questions fit this" in found.text) == (404, True)


def test_a_picture_says_how_much_it_shows(server):
    page = server.ask("/path?from=vitamin+D&to=neck", Accept=HTML).text
    said = re.search(r'alt="Picture of (\d+) of (\d+) paths from vitamin D to neck\."', page)
    drawn = server.ask("/path.svg?from=vitamin+D&to=neck").text
    assert 0 < int(said[1]) <= int(said[2])
    assert said[2] in re.findall(r"\d+", drawn)


def test_an_answer_of_the_api_is_that_of_the_command(server, index):
    from etiograph.explaining import explain, explanation_tables  # noqa: PLC0415

    found = json.loads(server.ask("/api/ask?words=neck+pain").body)
    here = explanation_tables.explanation_json(explain.from_words(index, "neck pain"), None)
    assert found == json.loads(here)


# --- Operations ---


def test_health(server):
    assert server.ask("/health").text == "ok\n"


def test_the_log_has_a_line_for_each_request_and_no_words(server):
    before = len(server.lines())
    assert server.ask("/?words=secret+trouble").status == 200
    served.until(lambda: any(one["address"] == "/" for one in server.lines()[before:]))
    lines = server.lines()
    assert len(lines) == len(server.log.read_text().splitlines()[1:])
    assert all(one.keys() >= {"time", "client", "method", "address", "status"} for one in lines)
    assert "secret" not in server.log.read_text()
