"""Lays out what integrators look at first: claims with labels, collapsed edges, nodes, names.

Claims stand in a table for each stance, so that whoever counts rows never counts a denial, a doubt
or a question as an affirmation. All cells are plain; the tables of classes beside them say more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError
from etiograph.exchange.class_tables import (
    GRAPH,
    HOME,
    ID,
    IRI,
    Cell,
    Column,
    Table,
    named_node,
    object_of,
)
from etiograph.exchange.content import Content
from etiograph.exchange.grids import BOOLEAN, INTEGER, Grid

NODES, SYNONYMS, MAPPINGS = "nodes", "synonyms", "mappings"
EDGES, IMPLIED = "edges", "edges_implied"
CLAIMS = {
    "claims_affirmed": "etio:affirms",
    "claims_denied": "etio:denies",
    "claims_left_open": "etio:leavesOpen",
    "claims_asked": "etio:asks",
}
"""The tables of claims, and what the claims of each do with their proposition."""
LABEL, ENGLISH, ALTERNATIVE = "rdfs:label", "@en", "skos:altLabel"
MATCHES = tuple(f"skos:{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related"))
VOCABULARY, PROPOSITIONS, CONCORDANCE, WHOLE = (
    f"graph:{name}" for name in ("vocabulary", "propositions", "concordance", "selection")
)
TERMS = "graph:terms-"
SELECTOR = "-selector"
"""Ends the name of the selector of a span: see docs/model.md."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a flat table, and what its cells say.

    Attributes:
        name: of the column.
        about: column whose cell names what is spoken of; with ``SELECTOR``, the selector of it.
        property: prefixed name; or a column that names it; empty if a cell says nothing of its own.
        value: kind of the values.
        home: graph that says it; ``HOME`` for that of the row, ``NODES`` for that of the node.
    """

    name: str
    about: str = ID
    property: str = ""
    value: str = IRI
    home: str = HOME


def _labelled(name: str, property_: str) -> tuple[Field, Field]:
    return Field(name, ID, property_), Field(f"{name}_label", name, LABEL, ENGLISH, NODES)


RELATION = (
    Field("relation", ID, "etio:relation"),
    Field("relation_label", "relation", LABEL, ENGLISH, VOCABULARY),
)
CLAIM = (
    Field(ID),
    Field("stance"),
    *_labelled("subject", "etio:subject"),
    *RELATION,
    *_labelled("object", "etio:object"),
    *_labelled("region", "etio:region"),
    Field("polarity", ID, "etio:polarity"),
    Field("certainty", ID, "etio:certainty"),
    Field("certainty_rank", "certainty", "etio:rank", INTEGER, VOCABULARY),
    Field("evidence", ID, "etio:evidence"),
    Field("evidence_label", "evidence", LABEL, ENGLISH, VOCABULARY),
    Field("evidence_stance", ID, "etio:evidenceStance"),
    Field("voice", ID, "etio:voice"),
    *_labelled("population", "etio:population"),
    Field("frequency", ID, "etio:frequency"),
    Field("severity", ID, "etio:severity"),
    Field("quantity", ID, "etio:quantity"),
    Field("duration", ID, "etio:duration"),
    *_labelled("compared_with", "etio:comparedWith"),
    *_labelled("outcome", "etio:outcome"),
    Field("study", ID, "etio:study"),
    Field("restates", ID, "etio:restates"),
    Field("document", ID, "etio:statedIn"),
    Field("document_title", "document", "dcterms:title", ENGLISH),
    Field("publisher", "document", "dcterms:publisher"),
    Field("publisher_label", "publisher", LABEL, ENGLISH, NODES),
    Field("passage", ID, "etio:passage"),
    Field("passage_start", f"passage{SELECTOR}", "oa:start", INTEGER),
    Field("passage_end", f"passage{SELECTOR}", "oa:end", INTEGER),
    Field("proposition", ID, "stance", IRI, PROPOSITIONS),
    Field("concordance", "proposition", "etio:concordance", IRI, CONCORDANCE),
    Field("concordance_in_whole", "proposition", "etio:concordanceInWhole", IRI, WHOLE),
    Field(GRAPH),
)
EDGE = (
    Field(ID),
    *_labelled("subject", "etio:subject"),
    *RELATION,
    *_labelled("object", "etio:object"),
    Field("claim_count", ID, "etio:claimCount", INTEGER),
    Field("document_count", ID, "etio:documentCount", INTEGER),
    Field("publisher_count", ID, "etio:publisherCount", INTEGER),
    Field("lowest_certainty_rank", ID, "etio:lowestCertainty", INTEGER),
    Field("highest_certainty_rank", ID, "etio:highestCertainty", INTEGER),
    Field("disputed", value=BOOLEAN),
    Field("disputed_by", ID, "etio:disputedBy"),
    Field("claims", ID, "prov:wasDerivedFrom"),
    Field(GRAPH),
)
NODE = (
    Field(ID),
    Field("type", ID, "rdf:type"),
    Field("label", ID, LABEL, ENGLISH),
    Field("definition", ID, "skos:definition", ENGLISH),
    Field("broader", ID, "skos:broader"),
    Field("deficiency_of", ID, "etio:deficiencyOf"),
    Field(GRAPH),
)
SYNONYM = (Field(ID), Field("synonym", ID, ALTERNATIVE, ENGLISH), Field(GRAPH))
MAPPING = (Field(ID), Field("match"), Field("counterpart", ID, "match"), Field(GRAPH))
FIELDS: dict[str, tuple[Field, ...]] = {
    **dict.fromkeys(CLAIMS, CLAIM),
    EDGES: EDGE,
    IMPLIED: EDGE,
    NODES: NODE,
    SYNONYMS: SYNONYM,
    MAPPINGS: MAPPING,
}
"""The columns of each flat table. Several names in a cell have a space between them."""

_Facts = Mapping[str, Mapping[tuple[str, str], list[tuple[str, str]]]]
"""Of each resource, by property and kind of value: texts, and the graphs that say them."""


def of(content: Content) -> dict[str, Grid]:
    """Return the flat tables of a graph, in the order of ``FIELDS``; rows are sorted by ``id``.

    Raises:
        InputError: if a claim takes no stance, for which the graph has to be derived.
    """
    tables = content.tables
    facts = _facts(tables.values())
    rows: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in FIELDS}
    stated = set()
    for row in _rows(tables.get("Claim")):
        found = facts[row]
        table = next((one for one, word in CLAIMS.items() if (word, IRI) in found), None)
        if table is None:
            raise InputError(row, "takes no stance on a proposition", "build the graph anew")
        word = CLAIMS[table]
        rows[table].append(_row(CLAIM, row, facts, {"stance": word}))
        if word == CLAIMS["claims_affirmed"]:
            stated.add(_ends(facts, row))
    ends = set()
    for row in _rows(tables.get("Edge")):
        disputed = str(bool(facts[row].get(("etio:disputedBy", IRI)))).lower()
        table = EDGES if _ends(facts, row) in stated else IMPLIED
        rows[table].append(_row(EDGE, row, facts, {"disputed": disputed}))
    for table in ("Claim", "Edge"):
        ends |= {end for row in _rows(tables.get(table)) for end in _ends(facts, row)[::2]}
    terms = {one for one, said in facts.items() if said[GRAPH, ""][0][0].startswith(TERMS)}
    for one in sorted(terms | (ends & set(facts))):
        rows[NODES].append(_row(NODE, one, facts, {}))
        for text, home in facts[one].get((ALTERNATIVE, ENGLISH), ()):
            rows[SYNONYMS].append((one, text, home))
        for match in MATCHES:
            for text, home in facts[one].get((match, IRI), ()):
                rows[MAPPINGS].append((one, match, text, home))
    return {name: Grid(name, columns(name), tuple(rows[name])) for name in FIELDS}


def columns(name: str) -> tuple[Column, ...]:
    """Return the columns of a flat table."""
    return tuple(
        Column(one.name, one.property if ":" in one.property else "", one.value, many=False)
        for one in FIELDS[name]
    )


def quads(grids: Mapping[str, Grid]) -> set[ox.Quad]:
    """Return what flat tables say.

    That a claim stands in the table of a stance says as much as the column ``stance`` does.

    Raises:
        InputError: if a table is missing, or a cell that names a resource names none.
        InputSyntaxError: if a table has other columns, or contradicts itself.
    """
    for name in FIELDS:
        if name not in grids:
            raise InputError(name, "this table is missing", "export anew")
    homes = {str(row[0]): str(row[-1]) for row in grids[NODES].rows}
    found: set[ox.Quad] = set()
    for name, grid in grids.items():
        _check(grid)
        fields = [field for field in FIELDS[name] if field.property]
        for row in grid.rows:
            cells = dict(zip((c.name for c in grid.columns), row, strict=True))
            for field in fields:
                found.update(_said(field, cells, homes))
            if name in CLAIMS:
                turned = {**cells, "stance": CLAIMS[name]}
                found.update(_said(_PROPOSITION, turned, homes))
    return found


_WORDS = {field.property for fields in FIELDS.values() for field in fields} | {
    *CLAIMS.values(),
    *MATCHES,
}
_PROPOSITION = next(field for field in CLAIM if field.name == "proposition")


def _check(grid: Grid) -> None:
    names = [one.name for one in grid.columns]
    if names != [field.name for field in FIELDS.get(grid.name, ())]:
        raise InputSyntaxError(grid.name, "other columns than etiograph writes", "export anew")
    if "disputed" in names:
        at, by = names.index("disputed"), names.index("disputed_by")
        for row in grid.rows:
            if row[at] != str(row[by] is not None).lower():
                what = "disputed and disputed_by contradict each other"
                raise InputSyntaxError(f"{grid.name} {row[0]}", what, "export anew")


def _facts(tables: Iterable[Table]) -> _Facts:
    found: dict[str, dict[tuple[str, str], list[tuple[str, str]]]] = {}
    for table in tables:
        kept = [(n, one) for n, one in enumerate(table.columns, 2) if one.property in _WORDS]
        for row in table.rows if kept else ():
            home = str(row[1])
            said = found.setdefault(str(row[0]), {(GRAPH, ""): [(home, home)]})
            for place, column in kept:
                cell = row[place]
                if cell is None:
                    continue
                texts = cell if isinstance(cell, tuple) else (cell,)
                there = said.setdefault((column.property, column.value), [])
                there += [(text, column.graph or home) for text in texts]
    return found


def _rows(table: Table | None) -> list[str]:
    return [str(row[0]) for row in table.rows] if table else []


def _ends(facts: _Facts, row: str) -> tuple[str, ...]:
    said = facts[row]
    return tuple(said[f"etio:{end}", IRI][0][0] for end in ("subject", "relation", "object"))


def _row(
    fields: tuple[Field, ...], row: str, facts: _Facts, known: Mapping[str, str]
) -> tuple[Cell, ...]:
    cells: dict[str, str | None] = {ID: row, GRAPH: facts[row][GRAPH, ""][0][0], **known}
    for field in fields:
        if field.name in cells or not field.property:
            continue
        about, _, selector = field.about.partition("-")
        named = cells[about]
        if named is not None and selector:
            named += SELECTOR
        word = field.property if ":" in field.property else str(cells[field.property])
        texts = [text for text, _ in facts.get(named or "", {}).get((word, field.value), ())]
        one = field.value == IRI or len(texts) == 1
        cells[field.name] = " ".join(sorted(texts)) if texts and one else None
    return tuple(cells[field.name] for field in fields)


def _said(field: Field, cells: Mapping[str, Cell], homes: Mapping[str, str]) -> Iterator[ox.Quad]:
    cell = cells[field.name]
    about, _, selector = field.about.partition("-")
    named = cells[about]
    if not isinstance(cell, str) or not isinstance(named, str) or " " in named:
        return
    word = field.property if ":" in field.property else str(cells[field.property])
    home = {HOME: str(cells[GRAPH]), NODES: homes.get(named, "")}.get(field.home, field.home)
    subject = named_node(named + SELECTOR if selector else named)
    for text in cell.split(" ") if field.value == IRI else (cell,):
        yield ox.Quad(subject, named_node(word), object_of(text, field.value), named_node(home))
