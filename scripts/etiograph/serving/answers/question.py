"""Answers a shipped question, or any SPARQL, as a page or as a table for programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from etiograph.asking.questions import Question
from etiograph.errors import EtiographError, InputSyntaxError
from etiograph.rdf import query
from etiograph.rdf.query import Answer
from etiograph.serving import chain_picture, live_rendering, replies, sparql_forms
from etiograph.serving.answers import sparql
from etiograph.serving.answers.ask import SVG
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site.material import Page
from etiograph.vocabulary import BASE, PREFIXES

MOST = 1000
"""Rows in a page."""
PLACE = re.compile(r"query:(\d+):(\d+)")
FIRST = """SELECT ?symptom ?label (COUNT(?claim) AS ?claims) WHERE {
  ?claim a etio:Claim ;
    etio:object ?symptom .
  ?symptom a etio:Symptom ;
    rdfs:label ?label .
}
GROUP BY ?symptom ?label
ORDER BY DESC(?claims) ?label
LIMIT 20
"""
"""What the editor begins with."""


def answer(graph: ServedGraph, given: Mapping[str, Any], limits: Limits) -> Reply:
    """Answer a question.

    Args:
        graph: what is asked.
        given: ``question``, a name, or empty; ``query``, SPARQL, or empty; ``given``, values by
            parameter; ``form``: ``html``, ``svg`` for the chains of the rows, or a format of tables
            or graphs; ``accept``, a header.
        limits: of the answer.

    Raises:
        EtiographError: as ``KnowledgeGraph.query`` does; a page says it.
        RefusedError: 404 for a picture of no chain.
    """
    if given["form"] == "html":
        return _page(graph, given, limits)
    asked = graph.question(given["question"]) if given["question"] else None
    bound = sparql.bound(graph, asked, given["given"])
    if given["form"] == "svg":
        title = asked.header["title"] if asked else "Chains"
        found = graph.asked(asked, given["query"], bound, query.answer)
        return Reply(200, SVG, chain_picture.picture(graph, found, title))
    written = sparql.writing(given["form"], given["accept"], limits)
    return graph.asked(asked, given["query"], bound, written)


def _page(graph: ServedGraph, given: Mapping[str, Any], limits: Limits) -> Reply:
    status = 200
    asked: Question | None = None
    found: Answer | None = None
    refused, text, place = "", given["query"], None
    triples = False

    def read(result: object) -> Answer:
        nonlocal triples
        triples = isinstance(result, ox.QueryTriples)
        return query.answer(result)

    try:
        if given["question"]:
            asked = graph.question(given["question"])
        needed = [one.name for one in asked.parameters if one.required] if asked else []
        if text or (asked and all(given["given"].get(name) for name in needed)):
            bound = sparql.bound(graph, asked, given["given"])
            found = graph.asked(asked, text, bound, read)
    except EtiographError as error:
        (status, refused), place = replies.refused(error), _place(error, text)
    same = {"question": asked.name} if asked else {"query": text}
    fields = {f"${name}": value for name, value in given["given"].items()}
    here = live_rendering.address("query", **same, **fields)
    drawn = found is not None and chain_picture.drawable(graph.material.facts, found)
    values: dict[str, object] = {
        "question": asked,
        "query": text or FIRST,
        "given": given["given"],
        "answer": found,
        "refused": refused,
        "place": place,
        "most": MOST,
        "seconds": f"{limits.seconds:g}",
        "downloads": here,
        "formats": [one.name for one in (sparql_forms.GRAPHS if triples else sparql_forms.TABLES)],
        "picture": f"{here}&format=svg" if drawn else "",
        "example": _example(graph, asked) if asked else "",
        "prefixes": " ".join(PREFIXES),
        "questions": graph.material.questions,
        "part": "Query",
    }
    title = asked.header["title"] if asked else "Query"
    page = Page("query.html", "query.html", title)
    return Reply(status, HTML, live_rendering.page(graph.templates, page, **values))


def _place(error: EtiographError, text: str) -> tuple[int, int, str] | None:
    """Return line, column and the text of the line at which a query is no SPARQL."""
    found = PLACE.fullmatch(error.where) if isinstance(error, InputSyntaxError) else None
    if found is None:
        return None
    line, column = int(found[1]), int(found[2])
    lines = text.splitlines()
    return line, column, lines[line - 1] if 0 < line <= len(lines) else ""


def _example(graph: ServedGraph, asked: Question) -> str:
    """Return the address of the worked example, its terms by their labels; empty without one."""
    label = graph.material.facts.label
    given = {
        f"${name}": label(value) if value.startswith(BASE) else value
        for name, value in asked.example.items()
    }
    return live_rendering.address("query", question=asked.name, **given) if given else ""
