"""Answers with a page that says why there is no other."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from etiograph.serving import live_rendering
from etiograph.serving.limits import Limits
from etiograph.serving.replies import HTML, Reply
from etiograph.serving.served import ServedGraph
from etiograph.site.material import Page


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with ``what`` is the matter and a ``hint``, with a ``status`` of HTTP."""
    page = Page(
        "refused.html",
        "refused.html",
        "Not found" if given["status"] == HTTPStatus.NOT_FOUND else "Refused",
    )
    said = f"{given['what']}; {given['hint']}"
    body = live_rendering.page(graph.templates, page, refused=said, part="")
    return Reply(given["status"], HTML, body)
