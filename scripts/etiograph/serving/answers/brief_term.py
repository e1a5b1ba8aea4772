"""Answers briefly with what is said of a term, or by a document, or in one claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from etiograph.serving import brevity, live_material
from etiograph.serving.brevity import CLAIMS, Row
from etiograph.serving.brief_claims import Teller
from etiograph.serving.limits import Limits
from etiograph.serving.live_material import LiveMaterial
from etiograph.serving.replies import Reply
from etiograph.serving.served import ServedGraph
from etiograph.site import sayings
from etiograph.site.facts import DEFINITION, Facts
from etiograph.site.sayings import Said
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO, PREFIXES, kind_of

WHOLE: Mapping[str, Callable[[LiveMaterial, str], list[Said]]] = {
    "source": LiveMaterial.of,
    "literature": LiveMaterial.of,
    "span": LiveMaterial.at,
    "proposition": LiveMaterial.speaking_to,
    **dict.fromkeys(("edge", "chain", "evidence-line", "literature-link"), LiveMaterial.behind),
}
"""Kinds of what has claims without being named by them; all of them are read."""
NAMES = 6
"""Other names that are told."""
RECORD = ("title", "publisher", "creator", "issued", "identifier", "source")
"""What is told of a document, of the properties of DCMI Metadata Terms."""


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with ``most`` claims after ``skip``, the surest first.

    Args:
        graph: what is asked.
        given: ``name`` of a term, a document, a span, a proposition or a claim; ``beside``, a
            term that claims are to name too, or empty; ``most``; ``skip``.

    Raises:
        UnknownTermError: if a name names nothing, or more than one.
    """
    facts, tell = graph.material.facts, Teller(graph)
    iri = lexicon.resolve(graph.store, given["name"])
    other = lexicon.resolve(graph.store, given["beside"]) if given["beside"] else ""
    every = _claims(graph, iri)
    cut_off = len(every) >= live_material.MOST and kind_of(iri) not in WHOLE
    said = [one for one in every if not other or other in _named(one)]
    said.sort(key=lambda one: _order(facts, iri, one))
    about = _about(tell, facts, iri)
    most, skip, room = given["most"], given["skip"], brevity.ROOM - brevity.size(about)
    part = brevity.part(said, tell.said, most=most, skip=skip, room=room)
    left = part.left_out("claims", least=cut_off)
    return brevity.reply({**about, "count": part.count, "claims": part.rows, "left_out": left})


def _claims(graph: ServedGraph, iri: str) -> list[Said]:
    """Return the claims that name a term, stand in a document or at a span, or are asked for.

    Of a proposition, those that speak to it: the stance of each says how.
    """
    material, kind = graph.material, kind_of(iri)
    if kind in CLAIMS:
        read = sayings.claim if kind == "claim" else sayings.literature_claim
        return [read(material.facts, iri)]
    if kind in WHOLE:
        return WHOLE[kind](material, iri)
    return [one for many in material.naming(iri) for one in many]


def _named(one: Said) -> set[str]:
    return {one.subject, one.object, one.source, *(value for _, value in one.named)}


def _order(facts: Facts, iri: str, one: Said) -> tuple[bool, int, str]:
    rank = int(facts.one(one.certainty, ETIO.rank) or 1)
    return iri not in (one.subject, one.object), -rank, one.iri


def _about(tell: Teller, facts: Facts, iri: str) -> Row:
    """Return what a thing is."""
    names: Sequence[str] = facts.all(iri, PREFIXES["skos"] + "altLabel")
    row = {
        **tell.term(iri),
        "iri": brevity.text(iri),
        "kind": kind_of(iri),
        "also_called": [brevity.text(one) for one in names[:NAMES]],
        "definition": brevity.text(facts.one(iri, DEFINITION)),
    }
    for name in RECORD:
        value = facts.one(iri, PREFIXES["dcterms"] + name)
        row[name] = tell.label(value) if value.startswith("http") else brevity.text(value)
    return brevity.filled(row)
