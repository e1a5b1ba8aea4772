"""Answers a shipped question, or any SPARQL, as a page or as a table for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etiograph.asking.questions import Question
from etiograph.errors import EtiographError
from etiograph.rdf import query
from etiograph.rdf.query import Answer
from etiograph.serving import live_rendering
from etiograph.serving.answers import sparql
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site.material import Page

MOST = 1000
"""Rows in a page."""
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
            parameter; ``form``: ``html``, or a format of tables or graphs; ``accept``, a header.
        limits: of the answer.

    Raises:
        EtiographError: as ``KnowledgeGraph.query`` does; a page says it.
    """
    if given["form"] == "html":
        return Reply(200, HTML, _page(graph, given, limits))
    asked = graph.question(given["question"]) if given["question"] else None
    bound = sparql.bound(graph, asked, given["given"])
    text = asked.text if asked else given["query"]
    bare = {"query": text, "default": (), "named": (), "bound": {}, "terms": bound}
    return sparql.answer(graph, {**bare, "form": given["form"], "accept": given["accept"]}, limits)


def _page(graph: ServedGraph, given: Mapping[str, Any], limits: Limits) -> bytes:
    asked: Question | None = None
    found: Answer | None = None
    refused, text = "", given["query"]
    material = graph.material
    try:
        if given["question"]:
            asked = graph.question(given["question"])
        needed = [one.name for one in asked.parameters if one.required] if asked else []
        if text or (asked and all(given["given"].get(name) for name in needed)):
            bound = sparql.bound(graph, asked, given["given"])
            found = query.ask(graph.store, asked.text if asked else text, bound)
    except EtiographError as error:
        refused = str(error)
    fields = {f"${name}": value for name, value in given["given"].items()}
    same = {"question": asked.name} if asked else {"query": text}
    values: dict[str, object] = {
        "question": asked,
        "query": text or FIRST,
        "given": given["given"],
        "answer": found,
        "refused": refused,
        "most": MOST,
        "seconds": limits.seconds,
        "downloads": live_rendering.address("query", **same, **fields),
        "picture": "",
        "questions": material.questions,
        "part": "Query",
    }
    title = asked.header["title"] if asked else "Query"
    page = Page("query.html", "query.html", title)
    return live_rendering.page(graph.templates, page, **values)
