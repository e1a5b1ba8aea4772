"""Answers with the terms that bear a name, and all kinds of terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etiograph.serving import live_rendering
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site import term_pages
from etiograph.site.addresses import TERM_KINDS
from etiograph.site.material import Page, terms
from etiograph.terms import lexicon
from etiograph.vocabulary import kind_of


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the terms whose names contain ``words``."""
    facts, words = graph.material.facts, given["words"]
    kinds = [
        (f"{kind}/index.html", term_pages.kind_title(facts, kind), len(terms(facts, kind)))
        for kind in TERM_KINDS
        if terms(facts, kind)
    ]
    values: dict[str, object] = {
        "words": words,
        "found": lexicon.listed(graph.store, words) if words.strip() else [],
        "kinds": sorted(kinds, key=lambda one: one[1]),
        "kind": kind_of,
        "page_of": lambda iri: f"/{graph.material.whole.places.of(iri) or 'explore'}",
        "part": "Explore",
    }
    page = Page("explore.html", "explore.html", "Explore")
    return Reply(200, HTML, live_rendering.page(graph.templates, page, **values))
