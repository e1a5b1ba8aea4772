"""Answers briefly with the terms that bear a name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from etiograph.errors import UnknownTermError
from etiograph.serving import brevity
from etiograph.serving.answers import terms
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph
from etiograph.terms import lexicon


def answer(graph: ServedGraph, given: Mapping[str, Any], limits: Limits) -> Reply:
    """Answer with the terms whose names contain ``words``, of a ``kind`` or of all.

    Args:
        graph: what is asked.
        given: ``words``, ``kind``, ``most`` and ``skip``.
        limits: of the answer.

    Raises:
        RefusedError: 400 if there is no such kind; the message names all.
        UnknownTermError: if there is no such term; the message names what is near.
    """
    kind = given["kind"] and terms.meant(graph, given["kind"], terms.kinds(graph))
    words, skip = given["words"], given["skip"]
    wanted = {"words": words, "kind": kind, "most": skip + given["most"]}
    found = json.loads(terms.answer(graph, wanted, limits).body)
    if not found["count"]:
        hint = lexicon.meant(lexicon.names(graph.store), words, (kind,) if kind else ())
        what = f"no name of a term{f' of the kind {kind}' if kind else ''} contains this"
        raise UnknownTermError(words, what, hint)
    most = given["most"]
    some = brevity.part(found["terms"], _told, most=most, skip=skip, room=brevity.ROOM)
    whole = brevity.Part(some.rows, found["count"], skip)
    content = {"count": whole.count, "terms": whole.rows}
    return brevity.reply({**content, "left_out": whole.left_out("terms")})


def _told(one: Mapping[str, str]) -> brevity.Row:
    label = brevity.text(one["label"])
    return {"term": brevity.name(one["iri"]), "label": label, "kind": one["kind"]}
