"""Lays claims out as a labelled graph: terms are nodes, and each claim is an edge of its own.

GraphML, GEXF, node-link JSON, CX2 and the files for Neo4j are written from this one value, so that
all say the same. ``graph_statements`` gives back the quads that it states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etiograph.errors import ExportError
from etiograph.exchange import disputes
from etiograph.exchange.class_tables import HOME, Table
from etiograph.exchange.content import Content, stance
from etiograph.exchange.disputes import DENIALS, VOTES
from etiograph.exchange.graph_fields import (
    CLAIM,
    COLLAPSE,
    COLLAPSED,
    GRAPH,
    ID,
    LABEL,
    NODE,
    SOURCE,
    TARGET,
    Field,
)
from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.vocabulary import CERTAINTIES, ETIO, PREFIXES, shorten

Value = str | int | bool | tuple[str, ...]
Element = Mapping[str, Value]
"""Attributes of a node or edge, by name; those without a value are not there."""

AFFIRMS, DENIES, LEAVES_OPEN, ASKS = (
    shorten(one) for one in (ETIO.affirms, ETIO.denies, ETIO.leavesOpen, ETIO.asks)
)
STANCES = {"claims": (AFFIRMS,), "denied": (DENIES,), "open": (LEAVES_OPEN, ASKS)}
"""What the claims of each part do with what they say."""
TITLES = {
    "claims": "Claims that affirm",
    "denied": "Claims that deny: what documents say is not so",
    "open": "Claims that leave open, or only ask: what no document says is so",
    COLLAPSE: "Claims that affirm, counted: one edge for a subject, relation and object",
}
OPENNESS = {LEAVES_OPEN: "leaves open", ASKS: "asks"}


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes, and edges between them, that belong into one file.

    Attributes:
        nodes: sorted by id.
        edges: sorted by id; several can join the same two nodes.
    """

    nodes: tuple[Element, ...]
    edges: tuple[Element, ...]


def of(content: Content) -> dict[str, Part]:
    """Return the parts of a graph, by name: ``claims``, ``denied``, ``open``, ``collapsed``.

    ``claims`` has every term; the others have those that their edges join.

    Raises:
        ExportError: if there are several values where an attribute can have one.
    """
    found = _Found(content.tables)
    terms = {
        one: _ordered(NODE, _element(found, NODE, one, home)) for one, home in content.terms.items()
    }
    edges: dict[str, list[Element]] = {name: [] for name in STANCES}
    behind = _edges(content)
    for claim in content.claims:
        does = shorten(PREFIXES["etio"] + stance(claim))
        key = (claim["subject"], claim["relation"], claim["object"])
        given: dict[str, Value] = {"stance": does}
        if key in behind:
            given["edge"] = behind[key]
        one = _element(found, CLAIM, str(claim["id"]), str(claim["graph"]), given)
        part = next(name for name, stances in STANCES.items() if does in stances)
        one["disputed"] = disputed(one, [one])
        one[LABEL] = words(one)
        edges[part].append(_ordered(CLAIM, one))
    edges[COLLAPSE] = _collapsed(content, found, edges["claims"])
    parts = {}
    for name, joined in edges.items():
        ends = {str(one[end]) for one in joined for end in (SOURCE, TARGET)}
        nodes = [terms[one] for one in sorted(terms if name == "claims" else ends)]
        parts[name] = Part(tuple(nodes), tuple(sorted(joined, key=lambda one: str(one[ID]))))
    return parts


def disputed(edge: Element, own: Iterable[Element]) -> bool:
    """Tell whether an edge is disputed, which stands for claims, or for itself as one."""
    denials = [edge.get(name) for name in _names(COLLAPSED, DENIALS)]
    votes = [claim.get(name) for claim in own for name in _names(CLAIM, VOTES)]
    return disputes.disputed(denials, votes)


def by_edge(affirmed: Iterable[Element]) -> dict[str, list[Element]]:
    """Return the affirming claims of the very relation of a collapsed edge, by its id."""
    found: dict[str, list[Element]] = {}
    for claim in affirmed:
        if "edge" in claim:
            found.setdefault(str(claim["edge"]), []).append(claim)
    return found


def _names(fields: Iterable[Field], properties: Iterable[str]) -> list[str]:
    return [one.name for one in fields if one.states in properties]


def words(edge: Element) -> str:
    """Return the label of an edge for people: reserve and denial first, the relation last.

    >>> words({"relationLabel": "causes", "certainty": "etio:asserted", "stance": "etio:denies",
    ...        "polarity": "etio:denied"})
    'denied, asserted: causes'
    """
    said = []
    if "stance" in edge:
        if edge["stance"] in OPENNESS:
            said.append(OPENNESS[str(edge["stance"])])
        if edge.get("evidenceStance"):
            said.append("evidence lacking")
        if edge["stance"] == DENIES or edge["polarity"] == "etio:denied":
            said.append("denied")
        said.append(str(edge["certainty"]).partition(":")[2])
    else:
        ranks = sorted({int(str(edge[key])) for key in ("lowestCertainty", "highestCertainty")})
        said.append(" to ".join(CERTAINTIES[rank] for rank in ranks))
    if edge.get("disputed"):
        said.append("disputed")
    return f"{', '.join(said)}: {edge.get('relationLabel', edge.get('relation'))}"


def described(name: str, about: str) -> dict[str, str]:
    """Return what a file says of itself: its title, what was chosen, its licence and a warning."""
    said = {
        "title": f"Etiograph: {TITLES[name]}",
        "license": f"{RIGHTS} {LICENCE}",
        "notice": NOTICE,
    }
    return said | ({"selection": about} if about else {})


class _Found:
    """Finds what tables say of a resource."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        """Index the rows by their ids, and the columns by what they mean."""
        self.rows = {
            str(row[0]): (table.name, row)
            for table in tables.values()
            for row in table.rows
            if table.name != "Statement"
        }
        self.columns: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
        for table in tables.values():
            for place, column in enumerate(table.columns, 2):
                key = (table.name, column.property, column.value)
                self.columns.setdefault(key, []).append((place, column.graph))

    def values(self, resource: str, field: Field, home: str) -> tuple[str, ...]:
        """Return the values of a field, from the graph that it is said in."""
        name, row = self.rows.get(resource, ("", ()))
        graph = field.graph(home)
        for place, where in self.columns.get((name, field.states, field.value), ()):
            cell = row[place]
            if cell is not None and graph == (row[1] if where == HOME else where):
                return cell if isinstance(cell, tuple) else (cell,)
        return ()


def _element(
    found: _Found,
    fields: Iterable[Field],
    name: str,
    home: str,
    given: Mapping[str, Value] | None = None,
) -> dict[str, Value]:
    element: dict[str, Value] = {ID: name, GRAPH: home} | dict(given or {})
    for field in fields:
        if not field.states or field.of not in element:
            continue
        values = found.values(str(element[field.of]), field, home)
        if len(values) > 1 and not field.many:
            what = f"has {len(values)} values of {field.states}"
            raise ExportError(name, what, "leave one, or let the attribute have many")
        if values:
            only = int(values[0]) if field.kind == "int" else values[0]
            element[field.name] = values if field.many else only
    return element


def _ordered(fields: Iterable[Field], element: Element) -> Element:
    return {field.name: element[field.name] for field in fields if field.name in element}


def _edges(content: Content) -> dict[tuple[object, ...], str]:
    if "Edge" not in content.tables:
        return {}
    records = content.tables["Edge"].records()
    return {(one["subject"], one["relation"], one["object"]): str(one["id"]) for one in records}


def _collapsed(content: Content, found: _Found, affirmed: Iterable[Element]) -> list[Element]:
    """Return the edges that claims affirm in so many words; all others follow from them."""
    own = by_edge(affirmed)
    collapsed: list[Element] = []
    for name in _edges(content).values():
        if name in own:
            one = _element(found, COLLAPSED, name, str(found.rows[name][1][1]))
            one["ownClaims"] = tuple(sorted(str(claim[ID]) for claim in own[name]))
            one["ownClaimCount"] = len(own[name])
            one["disputed"] = disputed(one, own[name])
            one[LABEL] = words(one)
            collapsed.append(_ordered(COLLAPSED, one))
    return collapsed
