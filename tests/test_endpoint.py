"""Asks a fake server for every refusal, and a real Oxigraph for every question."""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import subprocess
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pyoxigraph as ox
import pytest

import environments
import etiograph as package
from conftest import QUERIES, ROOT, etiograph
from etiograph.asking import questions, rows
from etiograph.errors import (
    InputError,
    InputSyntaxError,
    QueryError,
    QueryTimeoutError,
    UsageError,
)
from etiograph.explaining import explain, indexing
from etiograph.rdf import query
from etiograph.remote import endpoint, posting
from etiograph.remote.endpoint import Endpoint
from etiograph.terms import lexicon

ONE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
ASK, SELECT = "ASK {}", "SELECT ?x { ?x ?y ?z }"
TABLE = "application/sparql-results+json"


class Server(BaseHTTPRequestHandler):
    """Answers by path; what it was asked is kept."""

    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/one": (200, {}, ONE),
        "/yes": (200, {}, b'{"head":{},"boolean":true}'),
        "/triples": (200, {}, b"<http://x/s> <http://x/p> <http://x/o> .\n"),
        "/page": (200, {}, b"<html>hello</html>"),
        "/torn": (200, {}, ONE[:-30]),
        "/bad": (400, {}, b"\n\x1b[31mno \x07such\x00 thing" + b"x" * 500),
        "/locked": (401, {}, b"who?"),
        "/gone": (404, {"Content-Type": "text/html"}, b"<p>lost</p>"),
        "/broken": (500, {}, "trouble\u202e inside".encode()),
        "/moved": (307, {"Location": "/one"}, b""),
        "/found": (301, {"Location": "/one"}, b""),
        "/ring": (308, {"Location": "/ring"}, b""),
        "/file": (307, {"Location": "file:///etc/passwd"}, b""),
        "/nowhere": (302, {}, b""),
        "/secret": (307, {"Location": "http://user:pass@127.0.0.1:1/"}, b""),
    }

    def do_POST(self):
        """Keep what is asked, and answer by path."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        path = self.path.partition("?")[0]
        self.server.asked.append((self.path, dict(self.headers), body.decode()))
        with contextlib.suppress(OSError):
            getattr(self, f"_say_{path[1:]}", self._say)(path)

    def _say(self, path):
        status, headers, body = self.answers.get(path, (404, {}, b""))
        if path == "/away":
            headers, status = {"Location": self.server.other}, 307
        self.send_response(status)
        for name, said in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, said)
        self.end_headers()
        self.wfile.write(body)

    def _say_slow(self, _path):
        self.server.ended.wait(5)

    def _say_drops(self, _path):
        self.send_response(200)
        self.end_headers()
        while not self.server.ended.wait(0.05):
            self.wfile.write(b" ")

    def _say_short(self, _path):
        self.send_response(200)
        self.send_header("Content-Length", "9999")
        self.end_headers()
        self.wfile.write(ONE)

    def _say_noise(self, _path):
        self.wfile.write(b"no http at all\r\n\r\n")

    def _say_endless(self, _path):
        self.send_response(200)
        self.end_headers()
        while not self.server.ended.is_set():
            self.wfile.write(b" " * 65536)

    def log_message(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.asked, server.ended, server.other = [], threading.Event(), ""
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    running.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
        running.join()


@pytest.fixture(scope="module")
def fake():
    with serving() as server:
        yield server


def at(server, path: str, user: str = "") -> str:
    return f"http://{user}127.0.0.1:{server.server_port}{path}"


def opened(server, path: str, seconds: float = 5.0) -> Endpoint:
    return endpoint.opened(at(server, path), seconds)


def test_answers_of_each_kind_are_read(fake):
    assert query.ask(opened(fake, "/one"), SELECT, {}).rows == ((ox.Literal("1"),),)
    assert query.ask(opened(fake, "/yes"), ASK, {}).rows == ((ox.Literal(value=True),),)
    found = query.ask(opened(fake, "/triples"), "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", {})
    assert [cell.value for cell in found.rows[0]] == ["http://x/s", "http://x/p", "http://x/o"]
    accepted = [headers["Accept"] for _, headers, _ in fake.asked[-3:]]
    assert accepted == [TABLE, TABLE, "application/n-triples"]


def test_a_value_is_sent_in_the_text_and_the_address_kept(fake):
    to = opened(fake, "/one?default-graph-uri=urn:x")
    query.ask(to, "SELECT ?x { ?x rdfs:label ?y }", {"x": ox.NamedNode("http://x/a")})
    path, headers, body = fake.asked[-1]
    sent = urllib.parse.parse_qs(body)["query"][0]

    assert path == "/one?default-graph-uri=urn:x"
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert "Authorization" not in headers
    assert sent.startswith("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?x")
    assert "<http://x/a> rdfs:label ?y" in sent


@pytest.mark.parametrize(
    ("path", "error", "said"),
    [
        ("/page", InputSyntaxError, "not SPARQL results"),
        ("/torn", InputSyntaxError, "not SPARQL results"),
        ("/yes", InputSyntaxError, "not SPARQL results"),
        ("/bad", QueryError, r"answers 400: \[31mno such thingx{143}; "),
        ("/locked", InputError, "answers 401: who.; give user and password"),
        ("/gone", InputError, "answers 404; check"),
        ("/broken", InputError, "answers 500: trouble inside; "),
        ("/ring", InputError, "sends on and on"),
        ("/file", InputError, "sends on to where this does not go"),
        ("/nowhere", InputError, "sends on to where this does not go"),
        ("/secret", InputError, "sends on to where this does not go"),
        ("/short", InputError, "breaks off"),
        ("/noise", InputError, "no HTTP"),
    ],
)
def test_a_refusal_is_one_clear_line(fake, path, error, said):
    with pytest.raises(error, match=said) as raised:
        query.ask(opened(fake, path), SELECT, {})

    assert type(raised.value) is error
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith(f"http://127.0.0.1:{fake.server_port}{path}: ")


@pytest.mark.parametrize("path", ["/slow", "/drops"])
def test_an_endpoint_that_is_too_slow_is_left(fake, path):
    before = time.monotonic()
    with pytest.raises(QueryTimeoutError, match="no whole answer"):
        query.ask(opened(fake, path, 0.3), SELECT, {})

    assert time.monotonic() - before < 3


def test_an_answer_without_end_is_left(fake):
    to = Endpoint(posting.address(at(fake, "/endless")), 20, most=1 << 20)
    with pytest.raises(QueryError, match="more than 1 MiB"):
        query.ask(to, SELECT, {})


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(InputError, match="cannot be reached: connection refused"):
        query.ask(endpoint.opened(url, 5), SELECT, {})


@pytest.mark.parametrize("path", ["/moved", "/found"])
def test_an_endpoint_may_send_on(fake, path):
    assert query.ask(opened(fake, path), SELECT, {}).rows
    assert fake.asked[-1][2] == fake.asked[-2][2], "the question goes along"


def test_a_secret_goes_to_its_host_only_and_is_never_shown(fake, monkeypatch):
    found = endpoint.opened(at(fake, "/locked?key=hidden", "me:secret@"))
    with pytest.raises(InputError) as raised:
        query.ask(found, SELECT, {})
    assert fake.asked[-1][1]["Authorization"] == "Basic bWU6c2VjcmV0"
    assert not {"secret", "hidden", "bWU6"} & set(str(raised.value).replace("/", " ").split())
    assert "secret" not in f"{raised.value} {found} {found!r}"
    assert "hidden" not in f"{raised.value} {found}"

    monkeypatch.setenv(posting.TOKEN, "word")
    query.ask(opened(fake, "/moved"), SELECT, {})
    assert fake.asked[-1][1]["Authorization"] == "Bearer word"
    with serving() as other:
        fake.other = at(other, "/one")
        query.ask(opened(fake, "/away"), SELECT, {})
        assert "Authorization" not in other.asked[-1][1]


@pytest.mark.parametrize(
    "url",
    ["ftp://x/", "file:///etc/passwd", "nowhere", "http://", "http://x:y/", "http://a b/", ""],
)
def test_only_http_addresses_are_endpoints(url):
    with pytest.raises(UsageError, match="not an http or https URL"):
        endpoint.opened(url)


def test_a_secret_is_not_sent_in_the_clear(monkeypatch):
    with pytest.raises(UsageError, match="in the clear") as raised:
        endpoint.opened("http://me:secret@example.org/")
    assert "secret" not in str(raised.value)
    assert posting.address("https://me:secret@example.org/").authorization
    assert posting.address("http://me:secret@[::1]:8/x").url == "http://[::1]:8/x"
    monkeypatch.setenv(posting.TOKEN, "two words")
    with pytest.raises(UsageError, match="not a bearer token"):
        endpoint.opened("https://example.org/")


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("SELECT ?x {", InputSyntaxError, "query:1:12: not SPARQL"),
        ("DROP ALL", InputSyntaxError, "an update, no query"),
        ("SELECT * { SERVICE <http://x> {} }", QueryError, "SERVICE"),
    ],
)
def test_mistakes_are_told_before_anything_is_sent(fake, text, error, said):
    before = len(fake.asked)
    with pytest.raises(error, match=said):
        query.ask(opened(fake, "/one"), text, {})
    with pytest.raises((SyntaxError, QueryError)):  # also where nothing stands before it
        opened(fake, "/one").query(text)

    assert len(fake.asked) == before


def test_the_command_says_it_in_one_line_with_its_status(fake):
    named = etiograph("query", "--text", ASK, "--graph", "x", "--endpoint", at(fake, "/yes"))
    slow = ("--endpoint", at(fake, "/slow"), "--timeout", "0.5")
    late = etiograph("query", "--text", ASK, *slow)

    assert (named.returncode, named.stdout) == (2, "")
    assert "leave out one" in named.stderr
    assert (late.returncode, late.stdout, late.stderr.count("\n")) == (5, "", 1)


def test_an_endpoint_without_claims_explains_nothing(fake, monkeypatch):
    monkeypatch.setitem(
        Server.answers, "/none", (200, {}, b'{"head":{"vars":[]},"results":{"bindings":[]}}')
    )
    done = etiograph("explain", "neck pain", "--endpoint", at(fake, "/none"))

    assert (done.returncode, done.stdout) == (3, "")
    assert "holds no claim" in done.stderr


@pytest.fixture(scope="module")
def oxigraph(request, store, tmp_path_factory):
    """Start a real Oxigraph that holds the exported triples in its default graph."""
    cache = request.config.cache.mkdir("environments")
    program = environments.python("oxigraph", cache).parent / "oxigraph"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("oxigraph") / "log"
    with log.open("wb") as out:
        command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
        running = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            wait(port, running, log)
            triples = io.BytesIO()
            store.dump(triples, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
            fill(f"http://127.0.0.1:{port}/store?default", triples.getvalue())
            yield f"http://127.0.0.1:{port}/query"
        finally:
            running.terminate()
            running.wait(20)


def fill(url: str, triples: bytes) -> None:
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    headers = {"Content-Type": "application/n-triples"}
    connection.request("POST", f"{parts.path}?{parts.query}", triples, headers)
    assert connection.getresponse().status < 300
    connection.close()


def wait(port, running, log):
    for _ in range(400):
        assert running.poll() is None, log.read_text()
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def there(name: str) -> str:
    return (ROOT / "tests" / "answers" / f"{name}.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize("question", questions.shipped(QUERIES, "competency"), ids=lambda q: q.name)
def test_a_question_has_its_stored_answer_through_the_network(question, oxigraph):
    bound = {name: ox.NamedNode(value) for name, value in question.example.items()}
    answer = query.ask(endpoint.opened(oxigraph), question.text, bound)

    assert rows.render(answer, "tsv") == there(question.name)


def test_explanations_are_the_same_through_the_network(store, oxigraph, index):
    far = endpoint.opened(oxigraph)
    found, near = (
        {name: [*rows] for name, rows in indexing.answers(one, QUERIES).items()}
        for one in (far, store)
    )
    words = "stiff neck and tingling, no fever"

    assert found == near
    assert explain.from_words(indexing.made(far, QUERIES, far), words) == explain.from_words(
        index, words
    )


@pytest.mark.parametrize("words", ["vit D", "symptom:neck-pain", "MESH:D014807", "vitamin D"])
def test_terms_are_found_through_the_network(store, oxigraph, words):
    far = endpoint.opened(oxigraph)

    assert lexicon.resolve(far, words) == lexicon.resolve(store, words)
    assert lexicon.listed(far, "pain") == lexicon.listed(store, "pain") != []


def test_the_commands_and_python_answer_through_the_network(oxigraph):
    asked = etiograph("query", "cq-03", "nutrient=vit D", "--endpoint", oxigraph)
    text = "SELECT ?x ?name { ?x rdfs:label ?name }"
    named = etiograph("query", "--text", text, "x=vit D", "--endpoint", oxigraph)
    explained = etiograph("explain", "neck pain", "--format", "tsv", "--endpoint", oxigraph)
    graph = package.connect(oxigraph)

    assert (asked.returncode, asked.stdout) == (0, there("cq-03-foods-for-a-nutrient"))
    assert named.stdout.endswith("nutrient/vitamin-d\tvitamin D\n")
    assert (explained.returncode, explained.stderr) == (0, "")
    assert "deficiency" in explained.stdout
    assert "claims of 5 documents" in repr(graph)
    assert len(graph.query("cq-03", nutrient="vitamin D")) == 31
