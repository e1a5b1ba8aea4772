"""What can be asked of a served graph: a module for each, found by its name.

Each has ``answer(graph, given, limits)``, which returns a reply, or raises an ``EtiographError``.
It runs in a child of the engine, which ends with it.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

from etiograph.errors import EtiographError
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph

Answer = Callable[[ServedGraph, Mapping[str, Any], Limits], Reply]


def load() -> dict[str, Answer]:
    """Return all of them, imported, by name."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").answer for name in names}


def rehearse(graph: ServedGraph, works: Mapping[str, Answer], limits: Limits) -> None:
    """Do once what children will do, so that all is there that is imported or read late.

    A child can open nothing. Where the graph lacks what is asked of, the refusal is rehearsed.
    """
    pain, lack = "neck pain", "vitamin D deficiency"
    ends = {"deficiency": lack, "symptom": pain}
    first = {"question": "cq-01", "query": "", "accept": None}
    asked: list[tuple[str, dict[str, Any]]] = [
        *(("ask", {"words": pain, "form": form}) for form in ("html", "json", "svg")),
        *(("path", {"start": lack, "end": pain, "form": f}) for f in ("html", "json", "svg")),
        ("explore", {"words": "pian"}),
        ("page", {"address": "symptom/neck-pain.html", "base": "/symptom/neck-pain"}),
        ("page", {"address": "symptom/index.html", "base": ""}),
        *(
            ("question", {"question": "cq-02", "query": "", "given": ends, "form": form})
            for form in ("html", "svg")
        ),
        *(
            ("question", {**first, "given": {"symptom": one}, "form": form})
            for one, form in ((pain, "html"), (pain, "csv"), ("pian", "html"))
        ),
    ]
    for work, given in asked:
        with contextlib.suppress(EtiographError):
            works[work](graph, given, limits)
