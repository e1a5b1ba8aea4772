"""Answers with the terms that bear a name, for programs and for who is typing one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from etiograph.serving.limits import Limits
from etiograph.serving.replies import JSON, Reply
from etiograph.serving.served import ServedGraph
from etiograph.terms import lexicon
from etiograph.vocabulary import kind_of, shorten


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the terms whose names contain ``words``, ``most`` at most.

    Those of ``kind`` only, if it is given. The name that begins like the words comes first.
    """
    words, kind = given["words"], given["kind"]
    found = [one for one in lexicon.listed(graph.store, words) if kind in ("", kind_of(one[0]))]
    wanted = lexicon.fold(words)
    found.sort(key=lambda one: (not lexicon.fold(one[1]).startswith(wanted), one[1].casefold()))
    terms = [
        {"iri": iri, "id": shorten(iri), "label": label, "kind": kind_of(iri)}
        for iri, label in found[: given["most"]]
    ]
    content = {"count": len(found), "terms": terms}
    return Reply(200, JSON, json.dumps(content, ensure_ascii=False).encode())
