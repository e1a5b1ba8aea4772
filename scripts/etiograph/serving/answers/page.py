"""Answers with the page of a term, a document, a word or a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etiograph.serving import glance, live_material, live_pages, live_rendering, walk_picture
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site.addresses import TERM_KINDS
from etiograph.vocabulary import kind_of

SOURCES = ("source", "literature")


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the page at ``address``, as the site has it.

    Raises:
        RefusedError: 404 if there is none.
    """
    material, address = graph.material, given["address"]
    one = live_pages.page(material, address)
    if one is None:
        raise RefusedError(404, f"no page {address[:80]}", "look for its name at /explore")
    values: dict[str, object] = {
        "part": "Sources" if address.partition("/")[0] in SOURCES else "Explore",
        "data_address": given["base"],
        "walks": (),
        "glance": (),
        "cut_off": 0,
    }
    if kind_of(one.about) in TERM_KINDS:
        said, _studied = material.naming(one.about)
        values["walks"] = walk_picture.walks(
            material.facts,
            one.about,
            said,
            lambda iri: f"/{material.whole.places.of(iri) or 'explore'}#walk",
        )
        values["glance"] = glance.glance(material, one.about, said)
        values["cut_off"] = live_material.MOST if len(said) == live_material.MOST else 0
    return Reply(200, HTML, live_rendering.page(graph.templates, one, **values))
