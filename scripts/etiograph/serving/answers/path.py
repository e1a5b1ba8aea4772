"""Answers with the causal paths from one term to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etiograph.asking import rows
from etiograph.errors import EtiographError
from etiograph.pictures import causal_picture, drawing
from etiograph.serving import live_rendering, replies
from etiograph.serving.answers.ask import SVG
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, JSON, RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site.material import Page
from etiograph.vocabulary import CERTAINTIES
from etiograph.walking import path_words


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with every causal path, the surest and shortest first.

    Args:
        graph: what is asked.
        given: ``start`` and ``end``, names of terms, and ``form``: ``html``, ``json`` or ``svg``.

    Raises:
        RefusedError: 404 for a picture of no path.
        UnknownTermError: if a name names no term.
    """
    start, end, form = given["start"], given["end"], given["form"]
    if form == "html":
        return _page(graph, start, end)
    found, place = graph.paths(start, end)
    if form == "json":
        table = path_words.paths_table(found, place)
        return Reply(200, JSON, rows.render(table, "json").encode())
    if not found:
        raise RefusedError(404, "nothing leads from the one to the other", "ask of other terms")
    names, region = drawing.names(graph.store), place.region if place else ""
    picture = drawing.between(found, names, graph.version, region=region)
    return Reply(200, SVG, causal_picture.picture(picture).encode())


def _page(graph: ServedGraph, start: str, end: str) -> Reply:
    status = 200
    values: dict[str, object] = {
        "start": start,
        "end": end,
        "paths": None,
        "refused": "",
        "part": "Explore",
        "certainties": CERTAINTIES,
    }
    if start or end:
        try:
            found, _place = graph.paths(start, end)
            values |= {"paths": found, "drawn": drawing.chosen(found)[1]}
        except EtiographError as error:
            status, values["refused"] = replies.refused(error)
    page = Page("path.html", "path.html", "Paths")
    return Reply(status, HTML, live_rendering.page(graph.templates, page, **values))
