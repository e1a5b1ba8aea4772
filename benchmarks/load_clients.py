#!/usr/bin/env python3
"""Is so many clients of a server at once: each asks, reads the answer, and asks again.

    python benchmarks/load_clients.py URL honest|hostile CLIENTS SECONDS

One line of JSON for each request goes to standard output, when all is done. By SIGTERM they ask no
more, and what was asked so far is said.
"""

from __future__ import annotations

import http.client
import itertools
import json
import random
import signal
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

ROOT = Path(__file__).resolve().parent.parent
HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
RDF, JSON = "text/turtle", "application/sparql-results+json"


def _sparql(text: str) -> str:
    return f"/sparql?{urlencode({'query': text})}"


HONEST = (
    ("/", HTML),
    ("/?words=stiff+neck+and+tingling,+no+fever", HTML),
    ("/?words=tired+and+cold+hands", HTML),
    ("/explore?words=pain", HTML),
    ("/path?from=vitamin+D+deficiency&to=neck+pain", HTML),
    ("/query?question=cq-03&%24nutrient=vitamin+D", HTML),
    ("/query?question=cq-01&%24symptom=neck+pain&format=csv", HTML),
    ("/symptom/neck-pain", HTML),
    ("/deficiency/vitamin-d-deficiency", HTML),
    ("/food/salmon", HTML),
    ("/source/000", HTML),
    ("/symptom/neck-pain", RDF),
    ("/claim/000-001.ttl", RDF),
    ("/static/server.js", "*/*"),
    ("/api/ask?words=neck+pain", "*/*"),
    ("/api/terms?words=vit", "*/*"),
    ("/api/path?from=vitamin+D&to=neck+pain", "*/*"),
    ("/api/question?name=cq-03&%24nutrient=vitamin+D", "*/*"),
    ("/sparql", RDF),
    (_sparql("SELECT ?s ?l { ?s a etio:Symptom ; rdfs:label ?l } ORDER BY ?l LIMIT 50"), JSON),
    (_sparql("SELECT (COUNT(*) AS ?n) { ?c a etio:Claim }"), JSON),
    (_sparql("ASK { <https://w3id.org/etiograph/symptom/neck-pain> a etio:Symptom }"), JSON),
    (_sparql("DESCRIBE <https://w3id.org/etiograph/symptom/neck-pain>"), RDF),
    (_sparql("SELECT ?p (COUNT(*) AS ?n) { ?c etio:relation ?p } GROUP BY ?p"), JSON),
)
"""What people and programs ask: addresses, and what they accept."""
THINKING = 0.2, 0.6
"""Seconds that an honest client takes to read an answer; an attacker asks again at once."""


def hostile() -> list[tuple[str, str]]:
    """Return the queries of tests/hostile that are too slow."""
    found = []
    for path in sorted((ROOT / "tests" / "hostile").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        if text.startswith("# status: 503 504"):
            found.append((f"/sparql?query={quote(text)}", "*/*"))
    return found


class Until:
    """Says when clients have asked enough: after so many seconds, or when they are stopped."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self.end, self.stopped = time.monotonic() + seconds, threading.Event()

    def over(self) -> bool:
        """Tell whether it is so."""
        return self.stopped.is_set() or time.monotonic() >= self.end


def ask(
    url: str,
    what: list[tuple[str, str]],
    until: Until,
    noted: list[str],
    think: random.Random | None,
) -> None:
    """Ask one after another until the time is up; an attacker does not think."""
    parts = urlsplit(url)
    for address, accept in itertools.cycle(what):
        began = time.monotonic()
        if until.over():
            return
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        try:
            connection.request("GET", address, headers={"Accept": accept})
            answer = connection.getresponse()
            whole = len(answer.read()) == int(answer.headers["Content-Length"])
            status = answer.status if whole else 0
        except (OSError, http.client.HTTPException):
            status = 0
        finally:
            connection.close()
        took = time.monotonic() - began
        note = {"at": began, "seconds": took, "status": status, "address": address[:60]}
        noted.append(json.dumps(note))
        if think:
            time.sleep(think.uniform(*THINKING))


def main() -> None:
    """Be the clients."""
    url, sort, many, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    what = list(HONEST) if sort == "honest" else hostile()
    noted: list[str] = []
    until = Until(seconds)
    signal.signal(signal.SIGTERM, lambda *_: until.stopped.set())
    threads = []
    for number in range(many):
        own, chance = what[:], random.Random(number)  # noqa: S311 - the same each time
        chance.shuffle(own)
        given = url, own, until, noted, chance if sort == "honest" else None
        threads.append(threading.Thread(target=ask, args=given))
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    sys.stdout.write("".join(f"{one}\n" for one in noted))


if __name__ == "__main__":
    main()
