"""Gives back the quads that a labelled graph states: all that a reader of it takes for a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange.class_tables import named_node, object_of
from etiograph.exchange.graph_fields import (
    COLLAPSE,
    EDGES,
    GRAPH,
    ID,
    LABEL,
    NODE,
    PROPOSITIONS,
    SOURCE,
    TARGET,
    Field,
    of_edges,
)
from etiograph.exchange.property_graph import (
    STANCES,
    Element,
    Part,
    by_edge,
    disputed,
    words,
)

CLAIMED = ("relation", "stance", "polarity", "certainty", "certaintyRank", "statedIn", "passage")
COUNTED = (
    "relation",
    "ownClaimCount",
    "claimCount",
    "highestCertainty",
    "lowestCertainty",
    "disputed",
)
"""Attributes without which an edge would say more than its claims."""


def quads(parts: Mapping[str, Part]) -> set[ox.Quad]:
    """Return what the parts of a labelled graph say.

    Beside what each attribute states: a claim does with its proposition what the file says that it
    stands in, and an edge among the affirmed ones is a plain triple.

    Raises:
        InputError: if something is missing, stands twice, joins what is not there, or if words for
            people say other than the attributes that they follow from.
    """
    found: set[ox.Quad] = set()
    for name, part in parts.items():
        _check(name, part)
        for node in part.nodes:
            found.update(_stated(NODE, node))
        for edge in part.edges:
            found.update(_stated(of_edges(name), edge))
            found.update(_taken(name, edge))
    _check_counts(parts)
    return found


def _stated(fields: Iterable[Field], element: Element) -> Iterable[ox.Quad]:
    home = _text(element, GRAPH)
    for field in fields:
        if not field.states or field.name not in element:
            continue
        subject, place = named_node(_text(element, field.of)), named_node(field.graph(home))
        predicate, value = named_node(field.states), element[field.name]
        for one in value if isinstance(value, tuple) else (value,):
            yield ox.Quad(subject, predicate, object_of(str(one), field.value), place)


def _taken(name: str, edge: Element) -> Iterable[ox.Quad]:
    """Return what an edge says by being one, and by the file that it stands in."""
    this, edges = named_node(_text(edge, ID)), named_node(EDGES)
    ends = named_node(_text(edge, SOURCE)), named_node(_text(edge, TARGET))
    plain = ox.Quad(ends[0], named_node(_text(edge, "relation")), ends[1], edges)
    if name == COLLAPSE:
        yield plain
        return
    does, allowed = _text(edge, "stance"), STANCES[name]
    proposition, place = named_node(_text(edge, "proposition")), named_node(PROPOSITIONS)
    for one in {does, does if does in allowed else allowed[0]}:
        yield ox.Quad(this, named_node(one), proposition, place)
    if name == "claims":
        derived = named_node("prov:wasDerivedFrom")
        yield plain
        yield ox.Quad(named_node(_text(edge, "edge")), derived, this, edges)


def _check(name: str, part: Part) -> None:
    nodes = [_text(one, ID) for one in part.nodes]
    edges = [_text(one, ID) for one in part.edges]
    if len(set(nodes)) < len(nodes) or len(set(edges)) < len(edges):
        raise InputError(name, "an id stands twice", "export anew")
    missing = {_text(one, end) for one in part.edges for end in (SOURCE, TARGET)} - set(nodes)
    if missing:
        raise InputError(name, f"no node is {min(missing)}, which an edge joins", "export anew")
    claims = name != COLLAPSE
    for one in part.edges:
        for key in CLAIMED if claims else COUNTED:
            _text(one, key)
        own = ((LABEL, words(one)), *([("disputed", disputed(one, [one]))] if claims else []))
        for key, follows in own:
            if one.get(key) != follows:
                what = f"says {one.get(key)} in {key}, and {follows} otherwise"
                raise InputError(_text(one, ID), what, "export anew")


def _check_counts(parts: Mapping[str, Part]) -> None:
    if COLLAPSE not in parts:
        return
    own = by_edge(parts["claims"].edges if "claims" in parts else ())
    for one in parts[COLLAPSE].edges:
        claims = own.get(_text(one, ID), [])
        follows = {
            "ownClaims": tuple(sorted(_text(claim, ID) for claim in claims)),
            "ownClaimCount": len(claims),
            "disputed": disputed(one, claims),
        }
        for key, right in follows.items():
            if one.get(key) != right:
                what = f"says other than its claims of {key}"
                raise InputError(_text(one, ID), what, "export anew")


def _text(element: Element, name: str) -> str:
    if name not in element:
        hint = "export anew"
        raise InputError(str(element.get(ID, "an element")), f"has no attribute {name}", hint)
    return str(element[name])
