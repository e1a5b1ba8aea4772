"""Answers free words with what documents say may lie behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from etiograph.errors import UsageError
from etiograph.explaining import explain, explanation_tables, understanding_words
from etiograph.explaining.citing import CitedClaim
from etiograph.explaining.explain import Candidate, Explanation
from etiograph.pictures import causal_picture, drawing
from etiograph.serving import live_rendering, replies
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, JSON, RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site.material import Page
from etiograph.vocabulary import CERTAINTIES, kind_of

SVG = "image/svg+xml"
EXAMPLES = ("stiff neck and tingling, no fever", "back pain", "muscle cramps and fatigue")
"""What the page offers to who does not know how to begin."""


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer free words.

    Args:
        graph: what is asked.
        given: ``words``, perhaps empty, and ``form``: ``html``, ``json`` or ``svg``.

    Raises:
        RefusedError: 404 for a picture of nothing.
        UsageError: if the text is too long.
    """
    words, form = given["words"], given["form"]
    if form == "html":
        return _page(graph, words)
    found = explain.from_words(graph.index, words)
    if form == "json":
        return Reply(200, JSON, explanation_tables.explanation_json(found, None).encode())
    if not found.candidates:
        raise RefusedError(404, "no deficiency is said to lead to this", "ask of something else")
    return Reply(200, SVG, causal_picture.picture(_drawn(graph, found)).encode())


def _page(graph: ServedGraph, words: str) -> Reply:
    status = 200
    values: dict[str, object] = {
        "words": words,
        "it": None,
        "refused": "",
        "nothing": "",
        "examples": EXAMPLES,
        "part": "Ask",
        "certainties": CERTAINTIES,
        "kind": kind_of,
        "sides": _sides,
        "by_subject": _by_subject,
        "page_of": lambda iri: f"/{graph.material.whole.places.of(iri) or 'explore'}",
    }
    if words.strip():
        try:
            found = explain.from_words(graph.index, words)
        except UsageError as error:
            status, values["refused"] = replies.refused(error)
        else:
            labels = graph.material.facts
            flags = dict.fromkeys(one.subject for one in found.more_red_flags)
            values |= {
                "it": found,
                "heard": _heard(found),
                "more_flags": labels.by_label(flags),
                "nothing": replies.addressed(
                    understanding_words.nothing_understood(found.understood, found.labels)
                ),
            }
    page = Page("", "ask.html", "Ask")
    return Reply(status, HTML, live_rendering.page(graph.templates, page, **values))


def _heard(found: Explanation) -> list[tuple[str, Iterable[object]]]:
    """Return what was understood and what was not, by sort."""
    heard = found.understood
    return [
        ("understood", heard.symptoms),
        ("ruled out", heard.ruled_out),
        ("also mentioned", heard.beside),
        ("said not to be", heard.beside_denied),
        ("set aside", heard.set_aside),
        ("not understood", heard.unknown),
    ]


def _sides(one: Candidate) -> list[tuple[str, tuple[CitedClaim, ...]]]:
    """Return what else is said of a candidate, by sort."""
    return [
        ("goes with", one.associated),
        ("tests", one.facts.tests),
        ("foods", one.facts.foods),
        ("other sources", one.facts.other_sources),
        ("treatments", one.facts.treatments),
        ("cautions", one.facts.cautions),
        ("at risk", one.facts.at_risk),
    ]


def _by_subject(claims: Iterable[CitedClaim]) -> list[tuple[str, list[CitedClaim]]]:
    found: dict[str, list[CitedClaim]] = {}
    for one in claims:
        found.setdefault(one.subject, []).append(one)
    return sorted(found.items(), key=lambda pair: (-len({c.publisher for c in pair[1]}), pair[0]))


def _drawn(graph: ServedGraph, found: Explanation) -> drawing.Drawing:
    opened = graph.index
    broader: dict[str, list[str]] = {}
    for symptom in found.symptoms:
        for narrower in opened.below(symptom) - {symptom}:
            broader.setdefault(narrower, []).append(symptom)
    names = drawing.Names(found.labels, opened.nutrients, broader)
    counted = [candidate.paths for candidate in found.candidates]
    every = sum(len(one.ways) for each in found.candidates for one in each.support)
    return drawing.explanation(counted, found.symptoms, names, graph.version, ways=every)
