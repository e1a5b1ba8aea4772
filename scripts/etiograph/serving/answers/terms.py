"""Answers with the terms that bear a name, for programs and for who is typing one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from etiograph.rdf.nodes import value
from etiograph.serving.limits import Limits
from etiograph.serving.replies import JSON, Reply
from etiograph.serving.served import ServedGraph
from etiograph.terms import lexicon
from etiograph.vocabulary import PREFIXES, kind_of, shorten


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with the terms whose names contain ``words``, ``most`` at most.

    Those of ``kind`` only, if it is given; ``etio`` is that of the words of the ontology. The name
    that begins like the words comes first.
    """
    words, kind = given["words"], given["kind"]
    wanted = lexicon.fold(words)
    if kind == "etio":
        found = _ontology(graph, wanted)
    else:
        found = [one for one in lexicon.listed(graph.store, words) if kind in ("", kind_of(one[0]))]
    found.sort(key=lambda one: (not lexicon.fold(one[1]).startswith(wanted), one[1].casefold()))
    terms = [
        {"iri": iri, "id": shorten(iri), "label": label, "kind": kind or kind_of(iri)}
        for iri, label in found[: given["most"]]
    ]
    content = {"count": len(found), "terms": terms}
    return Reply(200, JSON, json.dumps(content, ensure_ascii=False).encode())


def _ontology(graph: ServedGraph, wanted: str) -> list[tuple[str, str]]:
    """Return the words of the ontology in whose name or label the letters stand."""
    space, letters = PREFIXES["etio"], wanted.replace(" ", "")
    quads = graph.store.quads_for_pattern(None, lexicon.LABEL, None, lexicon.UNION)
    named = sorted({(value(quad.subject), value(quad.object)) for quad in quads})
    return [
        (iri, label)
        for iri, label in named
        if iri.startswith(space)
        and (letters in iri.removeprefix(space).casefold() or wanted in lexicon.fold(label))
    ]
