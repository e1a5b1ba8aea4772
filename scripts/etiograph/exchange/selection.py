"""Chooses claims, and derives anew what follows from them, so that a choice is a graph of its own.

What a choice leaves out must not make it say more. Whoever asks for affirmed claims only would
else see agreement where the whole graph has a dispute. So each proposition whose concordance is
another one in the whole graph says so (``etio:concordanceInWhole``), and each edge names the claims
that deny it in the whole graph only (``etio:disputedInWhole``); both in ``graph:selection``. The
two are needed: who denies a relation of one region need not speak to the proposition of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.asking.questions import Question
from etiograph.building import graph, infer
from etiograph.errors import UsageError
from etiograph.exchange.class_tables import Cell, prefixed, texts
from etiograph.exchange.content import Content
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import CERTAINTIES, ETIO, LAYERS, PREFIXES, shorten

DOCUMENTS, LITERATURE, REFERENCE = LAYERS
GRAPH = PREFIXES["graph"]
SELECTION = ox.NamedNode(GRAPH + "selection")
EDGE = ox.NamedNode(ETIO.Edge)
DERIVED = "derived"


@dataclass(frozen=True, slots=True)
class Selection:
    """What to choose; what is empty chooses everything.

    Attributes:
        documents: prefixed names of source documents.
        nutrients: prefixed names of nutrients. Chosen are the claims that speak of one of them, of
            a narrower one, of a deficiency of it, and those that are steps of a chain which starts
            at such a deficiency. Of the literature, the claims that speak of these; of the
            reference data, their amounts and intakes.
        certainty: least rank of a claim, 1 to 5.
        negative: whether claims come along that deny, or say that evidence is lacking.
        layers: ``documents``, ``literature``, ``reference``; terms and vocabulary always come.
    """

    documents: tuple[str, ...] = ()
    nutrients: tuple[str, ...] = ()
    certainty: int = 1
    negative: bool = True
    layers: tuple[str, ...] = LAYERS

    @property
    def words(self) -> str:
        """What is chosen, in words; empty if everything is."""
        said = []
        if self.documents:
            said.append(f"documents {', '.join(sorted(self.documents))}")
        if self.nutrients:
            said.append(f"nutrients {', '.join(sorted(self.nutrients))}")
        if self.certainty > 1:
            said.append(f"certainty {CERTAINTIES[self.certainty]} or above")
        if not self.negative:
            said.append("without claims that deny or lack evidence")
        if set(self.layers) != set(LAYERS):
            said.append(f"layers {', '.join(one for one in LAYERS if one in self.layers)}")
        return "; ".join(said)


def select(whole: Content, chosen: Selection, rules: Sequence[Question]) -> Content:
    """Return the chosen part of a graph, with what follows from that part.

    Raises:
        UsageError: if nothing fits.
    """
    if not chosen.words:
        return whole
    kept = _claims(whole, chosen)
    if not kept and DOCUMENTS in chosen.layers:
        raise UsageError("export", f"no claim fits: {chosen.words}", "choose less narrowly")
    store = graph.store(_asserted(whole, chosen, kept))
    infer.derive(store, rules)
    quads = frozenset(graph.named(store))
    quads |= _marks(whole, quads)
    return Content(quads, whole.tables, chosen.words)


def _claims(whole: Content, chosen: Selection) -> set[str]:
    if DOCUMENTS not in chosen.layers:
        return set()
    rank = {f"etio:{name}": number for number, name in enumerate(CERTAINTIES) if name}
    near = _about(whole, _near(whole, chosen.nutrients)) if chosen.nutrients else None
    return {
        str(one["id"])
        for one in whole.claims
        if (not chosen.documents or one["statedIn"] in chosen.documents)
        and rank[str(one["certainty"])] >= chosen.certainty
        and (chosen.negative or not _negative(one))
        and (near is None or str(one["id"]) in near)
    }


def _negative(claim: dict[str, Cell]) -> bool:
    return claim["polarity"] == shorten(ETIO.denied) or bool(claim.get("evidenceStance"))


def _near(whole: Content, nutrients: Iterable[str]) -> set[str]:
    """Return nutrients with those below them, and the deficiencies of all of these."""
    terms = set(nutrients)
    broader = defaultdict(set)
    for one in _records(whole, "Nutrient"):
        for above in texts(one.get("broader")):
            broader[above].add(str(one["id"]))
    waiting = sorted(terms)
    while waiting:
        below = broader[waiting.pop()] - terms
        terms |= below
        waiting += sorted(below)
    return terms | {
        str(one["id"])
        for one in _records(whole, "Deficiency")
        if terms & set(texts(one.get("deficiencyOf")))
    }


def _about(whole: Content, terms: set[str]) -> set[str]:
    """Return the claims that speak of terms, and the steps of chains that start at one."""
    found = _speaking(whole.claims, terms)
    edge_of = {one["id"]: str(one["edge"]) for one in _records(whole, "ChainStep")}
    behind = {one["id"]: texts(one["wasDerivedFrom"]) for one in _records(whole, "Edge")}
    for chain in _records(whole, "Chain"):
        if chain["startsAt"] in terms:
            found |= {c for step in texts(chain["step"]) for c in behind[edge_of[step]]}
    return found


def _speaking(claims: Iterable[dict[str, Cell]], terms: set[str]) -> set[str]:
    ends = ("subject", "object", "comparedWith", "outcome")
    return {
        str(one["id"])
        for one in claims
        if terms & {name for end in ends for name in texts(one.get(end))}
    }


def _beside(whole: Content, chosen: Selection) -> set[str]:
    """Return what literature and reference data say that does not fit: of others, or negative."""
    claims = _records(whole, "LiteratureClaim")
    gone = {str(one["id"]) for one in claims if not chosen.negative and _negative(one)}
    if chosen.nutrients:
        terms = _near(whole, chosen.nutrients)
        gone |= {str(one["id"]) for one in claims} - _speaking(claims, terms)
        for name in ("MeasuredAmount", "ReferenceIntake"):
            rows = _records(whole, name)
            gone |= {str(one["id"]) for one in rows if one["ofNutrient"] not in terms}
    # A study whose claims are all gone would look like one that says nothing.
    spoke = {str(one["reportedIn"]) for one in claims}
    return gone | (spoke - {str(one["reportedIn"]) for one in claims if one["id"] not in gone})


def _records(whole: Content, name: str) -> list[dict[str, Cell]]:
    return whole.tables[name].records() if name in whole.tables else []


def _asserted(whole: Content, chosen: Selection, kept: set[str]) -> list[ox.Quad]:
    """Return the asserted quads of the chosen layers, without the claims that are not kept."""
    gone = {str(one["id"]) for one in whole.claims} - kept
    spans = {str(one["passage"]) for one in whole.claims if str(one["id"]) in kept}
    spoken = {str(one["passage"]) for one in whole.claims}
    gone |= {f"{one}{end}" for one in spoken - spans for end in ("", "-selector")}
    gone |= _beside(whole, chosen)
    documents = {f"graph:claims-{one.partition(':')[2]}" for one in chosen.documents}
    quads = []
    for quad in whole.quads:
        place = prefixed(graph_of(quad))
        if layer(graph_of(quad)) not in (*chosen.layers, ""):
            continue
        if documents and place.startswith("graph:claims-") and place not in documents:
            continue
        names = {prefixed(value(quad.subject)), prefixed(value(quad.object))}
        if not names & gone:
            quads.append(quad)
    return quads


def layer(name: str) -> str:
    """Return the layer of a named graph; empty for terms and vocabulary, which all share."""
    if graph.file_of(name).startswith(DERIVED):
        return DERIVED
    local = name.removeprefix(GRAPH)
    if local.startswith("claims-"):
        return DOCUMENTS
    return LITERATURE if local == LITERATURE else REFERENCE if local.startswith(REFERENCE) else ""


def _marks(whole: Content, quads: frozenset[ox.Quad]) -> set[ox.Quad]:
    """Return what the whole graph says of propositions and edges, and the chosen claims do not."""
    # A choice from a choice: what the first one marks is said of the whole that it came from.
    there = _said(whole.quads, ETIO.concordance) | _said(whole.quads, ETIO.concordanceInWhole)
    word = ox.NamedNode(ETIO.concordanceInWhole)
    marks = {
        ox.Quad(proposition, word, there[proposition], SELECTION)
        for proposition, concordance in _said(quads, ETIO.concordance).items()
        if there[proposition] != concordance
    }
    edges = {edge for edge, kind in _pairs(quads, graph.RDF_TYPE.value) if kind == EDGE}
    denials = _pairs(whole.quads, ETIO.disputedBy) | _pairs(whole.quads, ETIO.disputedInWhole)
    hidden = denials - _pairs(quads, ETIO.disputedBy)
    word = ox.NamedNode(ETIO.disputedInWhole)
    return marks | {ox.Quad(edge, word, one, SELECTION) for edge, one in hidden if edge in edges}


def _said(quads: Iterable[ox.Quad], property_: str) -> dict[ox.NamedNode, ox.NamedNode]:
    return dict(_pairs(quads, property_))


def _pairs(quads: Iterable[ox.Quad], property_: str) -> set[tuple[ox.NamedNode, ox.NamedNode]]:
    word = ox.NamedNode(property_)
    return {
        (quad.subject, quad.object)
        for quad in quads
        if quad.predicate == word
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.NamedNode)
    }
