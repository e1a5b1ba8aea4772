"""Answers briefly with the causal paths from one term to another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from etiograph.serving import brevity
from etiograph.serving.brevity import Row
from etiograph.serving.brief_claims import MORE, Teller
from etiograph.serving.limits import Limits
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph
from etiograph.terms import lexicon
from etiograph.walking import places
from etiograph.walking.causal import Path
from etiograph.walking.places import Place


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with ``most`` paths after ``skip``, the surest and shortest first.

    Args:
        graph: what is asked.
        given: ``start`` and ``end``, names of terms; ``most``; ``skip``.

    Raises:
        UnknownTermError: if a name names no term, or more than one.
    """
    most, skip = given["most"], given["skip"]
    found, place = graph.paths(given["start"], given["end"])
    tell = Teller(graph)
    ends = places.start(graph.store, given["start"]), lexicon.resolve(graph.store, given["end"])
    told = partial(_path, tell, place)
    part = brevity.part(found, told, most=most, skip=skip, room=brevity.ROOM)
    content: Row = {
        "from": tell.term(ends[0]),
        "to": tell.term(ends[1]),
        "count": part.count,
        "paths": part.rows,
        "left_out": part.left_out("paths"),
        "more": MORE,
    }
    if not found:
        content["nothing"] = "no claims lead from the one to the other in up to six steps"
    return brevity.reply(content)


def _path(tell: Teller, place: Place | None, path: Path) -> Row:
    row = tell.path(path)
    arrival = place.arrival(path.steps[-1]) if place else None
    if arrival:
        row["arrives"] = {"why": arrival.why, "claims": list(arrival.claims[: tell.claims])}
    return row
