"""Hostile requests by raw sockets: what is sent, and with which statuses it may be answered.

Status 0 stands for a connection that is closed without an answer.
"""

from __future__ import annotations

import contextlib
import gzip
import http.client
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from served import Answer, Server

ASK = quote("ASK {}")
END = b"\r\n\r\n"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
SILENT = Answer(0, {}, b"")


@dataclass(frozen=True)
class Request:
    """What is sent, in pieces, each after so many seconds; and what may come of it."""

    statuses: tuple[int, ...]
    pieces: Callable[[], Iterator[bytes]]
    pause: float = 0.0
    half_closed: bool = False
    never: bytes = b"X-Evil"
    """What may stand nowhere in the answer's headers."""


def sent(server: Server, request: Request) -> Answer:
    """Send a request, and return the first answer."""
    with socket.create_connection((server.host, server.port), timeout=10) as talk:
        with contextlib.suppress(OSError):  # the server may have enough before all is sent
            for number, piece in enumerate(request.pieces()):
                time.sleep(request.pause if number else 0)
                talk.sendall(piece)
            if request.half_closed:
                talk.shutdown(socket.SHUT_WR)
        return answer(talk)


def answer(talk: socket.socket) -> Answer:
    """Return the next answer that comes; none where the connection is closed."""
    found = http.client.HTTPResponse(talk)
    try:
        found.begin()
        body = found.read()
    except (http.client.BadStatusLine, http.client.IncompleteRead, ConnectionError):
        return SILENT
    return Answer(found.status, {k.lower(): v for k, v in found.getheaders()}, body)


def get(target: str, *headers: str, host: str = "Host: here", method: str = "GET") -> bytes:
    """Return the bytes of a request without body."""
    lines = [f"{method} {target} HTTP/1.1", *([host] if host else []), *headers, "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def post(body: bytes, kind: str = QUERY, *headers: str, target: str = "/sparql") -> bytes:
    """Return the bytes of a request with a body."""
    given = (f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers)
    return get(target, *given, method="POST") + body


def once(statuses: int | tuple[int, ...], content: bytes, **more: object) -> Request:
    """Return a request that is sent at once."""
    allowed = (statuses,) if isinstance(statuses, int) else statuses
    return Request(allowed, lambda: iter((content,)), **more)  # type: ignore[arg-type]


def slowly(statuses: tuple[int, ...], content: bytes, pause: float = 0.4) -> Request:
    """Return a request that comes byte by byte, and of which the most never comes."""
    return Request(statuses, lambda: (content[n : n + 1] for n in range(12)), pause)


CHUNKED = f"Content-Type: {QUERY}", "Transfer-Encoding: chunked"
HEAD = get("/sparql", *CHUNKED, method="POST")
LENGTH = "Content-Length: "
SPARQL = f"/sparql?query={ASK}"
NAMED = f"Content-Type: {QUERY}"


def _length(said: str, body: bytes = b"ASK {}", *more: str) -> bytes:
    return get("/sparql", NAMED, LENGTH + said, *more, method="POST") + body


REQUESTS = {
    # what is no HTTP
    "no host": once(400, get(SPARQL, host="")),
    "two hosts": once(400, get(SPARQL, "Host: other")),
    "a host with quotes": once(400, get("/sparql", host='Host: x"><script>')),
    "a host that is half an address": once(400, get("/sparql", host="Host: [::1")),
    "a host with a path": once(400, get("/sparql", host="Host: evil/../..")),
    "a host with a user": once(400, get("/sparql", host="Host: me:secret@evil")),
    "a host of 300 letters": once(400, get("/sparql", host="Host: " + "a" * 300)),
    "a host beyond ASCII": once(400, get("/sparql", host="Host: b\u00fccher")),
    "an old protocol": once(408, b"GET /\r\n"),
    "a newer protocol": once(405, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 64),
    "a hello of TLS": once(400, bytes.fromhex("1603010200010001fc0303") + b"\x01" * 500),
    "noise": once(400, bytes(range(256)) * 8),
    "lines without end": once(400, b"\n" * 40000 + b"x"),
    "a line without end": once(400, b"GET /" + b"a" * 100_000),
    "a giant header": once((400, 431), get(SPARQL, "X: " + "a" * 100_000)),
    "ten thousand headers": once((400, 431), get(SPARQL, *(f"X-{n}: 1" for n in range(10000)))),
    "a header without a name": once(400, get(SPARQL, ": x")),
    "a header with a space": once(400, get(SPARQL, "X y: x")),
    "a header with NUL": once(400, get(SPARQL, "X: a\0b")),
    "a bare return": once(400, get(SPARQL, "X: a\rX-Evil: 1")),
    "a folded header": once(200, get(SPARQL, "X: a\r\n b")),
    "a target with spaces": once(400, get("/sparql?query=ASK {}")),
    "a target beyond ASCII": once(400, get("/symptom/\u00fc")),
    # lies about length
    "a negative length": once(400, _length("-1")),
    "a length that is no number": once(400, _length("0x10")),
    "a length beyond all": once(400, _length("9" * 30)),
    "two lengths": once(400, _length("6", b"ASK {}", LENGTH + "7")),
    "too large a length": once(408, _length("60")),
    "too large a length, and closed": once(0, _length("60"), half_closed=True),
    "too small a length": once(400, _length("3")),
    "a length and pieces": once(200, _length("3", b"6\r\nASK {}\r\n0\r\n\r\n", CHUNKED[1])),
    "a negative piece": once(400, HEAD + b"-6\r\nASK {}\r\n0\r\n\r\n"),
    "a piece without a size": once(400, HEAD + b"zz\r\nASK {}\r\n0\r\n\r\n"),
    "a piece beyond all": once(400, HEAD + b"f" * 30 + b"\r\nASK {}"),
    "a piece that never ends": once(408, HEAD + b"ffffff\r\nASK {}"),
    "pieces, and closed": once(0, HEAD + b"6\r\nASK", half_closed=True),
    "many small pieces": once(413, HEAD + b"1\r\n \r\n" * 70_000 + b"0\r\n\r\n"),
    "an unknown encoding": once(400, get("/sparql", NAMED, "Transfer-Encoding: x")),
    # slowness
    "slow headers": slowly((408,), get(SPARQL, *(f"X-{n}: {n}" for n in range(99)))),
    "slow headers after a request": Request(
        (200,), lambda: iter((get("/health"), *(b"G" for _ in range(15)))), 0.3
    ),
    "a slow body": Request(
        (408,), lambda: iter((_length("60000", b""), *(b" " for _ in range(12)))), 0.4
    ),
    "slow pieces": Request((408,), lambda: iter((HEAD, *(b"1\r\n \r\n" for _ in range(12)))), 0.4),
    "half-closed at once": once((0, 200), get(SPARQL), half_closed=True),
    "twenty at once": once(200, get(SPARQL) * 20),
    # paths
    "a bad escape": once(404, get("/symptom/%zz")),
    "an escape that is not UTF-8": once(404, get("/symptom/%ff%fe")),
    "NUL in a path": once(404, get("/symptom/neck-pain%00.ttl")),
    "up": once(404, get("/../../../../etc/passwd")),
    "up, escaped": once(404, get("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")),
    "up, escaped twice": once(404, get("/%252e%252e/%252e%252e/etc/passwd")),
    "up, by the other slash": once(404, get("/..%5c..%5c..%5cetc%5cpasswd")),
    "two slashes": once(404, get("//etc/passwd")),
    "up from the static files": once(404, get("/static/../app.py")),
    "up from the static files, escaped": once(404, get("/static/..%2f..%2fapp.py")),
    "a static file that is absolute": once(404, get("/static/%2fetc%2fpasswd")),
    "a whole address": once(200, get(f"http://here{SPARQL}")),
    "a whole address of a file": once(404, get("file:///etc/passwd")),
    "a host to be led to": once(404, get("//evil.example/%2e%2e", "Accept: text/html")),
    "a name of thirty thousand letters": once(404, get("/symptom/" + "a" * 30_000)),
    "a name of a thousand folders": once(404, get("/symptom" + "/a" * 1000)),
    "a name that is a script": once(404, get("/symptom/%3Cscript%3E", "Accept: text/html")),
    "two endings": once(404, get("/symptom/neck-pain.ttl.ttl")),
    "an IRI that is none": once(404, get("/class/..ttl")),
    # methods
    "CONNECT": once(405, get("evil.example:443", method="CONNECT")),
    "TRACE": once(405, get("/sparql", method="TRACE")),
    "PUT": once(405, get("/symptom/neck-pain", LENGTH + "0", method="PUT")),
    "DELETE": once(405, get("/symptom/neck-pain", method="DELETE")),
    "a method that is none": once(405, get("/", method="HACK")),
    "a method in small letters": once(405, get("/", method="get")),
    "options of all": once(204, get("*", method="OPTIONS")),
    # bodies
    "a form of files": once(415, post(b"--x--", "multipart/form-data; boundary=x")),
    "another charset": once(415, post(b"ASK {}", f"{QUERY}; charset=utf-7")),
    "a body that is not UTF-8": once(400, post(b"ASK { ?a ?b '\xed\xa0\x80' }")),
    "a megabyte": once(413, post(b" " * (1 << 20))),
    "a packed body": once(400, post(gzip.compress(b"ASK {}"), QUERY, "Content-Encoding: gzip")),
    "a body full of NUL": once(413, post(b"\0" * 60_000)),
    "a body of signs beyond the first plane": once(413, post("\U0001f600".encode() * 16_000)),
    "ten thousand parameters": once(400, post(b"&".join(b"a%d=" % n for n in range(9000)), FORM)),
    "ten thousand parameters of a page": once(200, get("/query?" + "a&" * 10_000)),
    "a parameter twice": once(400, get(f"{SPARQL}&query={ASK}")),
    "two hundred graphs": once(400, get(SPARQL + "&default-graph-uri=x:y" * 220)),
    "a variable of sixty thousand letters": once(
        400, post(b"query=ASK+{}&$x=" + b"a" * 60_000, FORM)
    ),
    "a variable with a hostile name": once(400, get(f"{SPARQL}&$x%7D+UNION+%7B=neck+pain")),
    # headers
    "a quality that is none": once(200, get(SPARQL, "Accept: text/csv;q=nan, */*;q=inf")),
    "a negative quality": once(200, get(SPARQL, "Accept: text/csv;q=-1")),
    "ten thousand types": once((400, 431), get(SPARQL, "Accept: " + "a/b," * 10_000)),
    "five thousand types": once(406, get("/symptom/neck-pain", "Accept: " + "a/b," * 5000)),
    "types without end": once(406, get("/symptom/neck-pain", "Accept: a/b" + ";" * 20_000)),
    "a part only": once(200, get(SPARQL, "Range: bytes=0-0,5-,-9999999999999")),
    "an expectation": once(200, post(b"ASK {}", QUERY, "Expect: 100-continue")),
    "a web socket": once(
        200, get(SPARQL, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13")
    ),
    "a newer protocol by upgrade": once(200, get(SPARQL, "Connection: Upgrade", "Upgrade: h2c")),
    "a line in a field": once(200, get(f"{SPARQL}&format=json%0d%0aX-Evil:1")),
    "a line in a path": once(404, get("/symptom/neck-pain%0d%0aX-Evil:1")),
    "a line in a graph": once(400, get(f"{SPARQL}&default-graph-uri=x:%0d%0aX-Evil:1")),
    "another host's headers": once(
        200,
        get(
            "/sparql",
            "X-Forwarded-Host: X-Evil",
            "X-Forwarded-Proto: X-Evil",
            "Forwarded: host=X-Evil",
        ),
    ),
    # the API and the pages
    "a limit beyond all": once(400, get("/api/terms?limit=1e9")),
    "a negative limit": once(400, get("/api/terms?limit=-1")),
    "a limit in other figures": once(400, get("/api/terms?limit=%D9%A3")),
    "a limit of ten thousand figures": once(400, get("/api/terms?limit=" + "9" * 10_000)),
    "words of twenty thousand letters": once(400, get("/api/ask?words=" + "neck+pain+" * 2000)),
    "a page of twenty thousand letters": once(400, get("/?words=" + "neck+pain+" * 2000)),
    "words that are NUL": once(400, get("/?words=%00%00%e2%80%ae%ff")),
    "a question that is a path": once(404, get("/api/question?name=../../etc/passwd")),
    "a question of another": once(
        404, get("/query?question=cq-03&%24nutrient=%3E+%3Fx&format=json")
    ),
    "a term of sixty brackets": once(404, get("/api/path?from=%28%5B%7B&to=" + "%28" * 120)),
    "a script as words": once(200, get("/?words=%3Cscript%3Ealert(1)%3C/script%3E")),
}
