"""Labelled graph as CSV for neo4j-admin: a node for each term, a relationship for each claim."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.errors import ExportError, InputError, InputSyntaxError
from etiograph.exchange import graph_statements, markup, property_graph
from etiograph.exchange.content import Content
from etiograph.exchange.graph_fields import CLAIM, ID, NODE, SOURCE, TARGET, Field
from etiograph.exchange.property_graph import (
    ASKS,
    DENIES,
    LEAVES_OPEN,
    STANCES,
    Element,
    Part,
    Value,
)
from etiograph.vocabulary import CERTAINTIES

TITLE = "Neo4j admin CSV"
EXTRACT = False
NODES = "nodes.csv"
BETWEEN = "\x1f"
"""Parts the values of a list: the import refuses it in any text, so no value can hold it."""
ID_COLUMN, LABEL_COLUMN = f"{ID}:ID", ":LABEL"
START_COLUMN, END_COLUMN, TYPE_COLUMN = ":START_ID", ":END_ID", ":TYPE"
OPENINGS = {DENIES: "DENIES_", LEAVES_OPEN: "LEAVES_OPEN_", ASKS: "ASKS_"}
"""What the type of a relationship begins with, unless the claim affirms."""
PLAIN = CERTAINTIES.index("asserted")
HEDGED = f"{CERTAINTIES[PLAIN - 1].upper()}_"
"""What it begins with where a claim affirms with reserve."""


def files(content: Content) -> dict[str, bytes]:
    """Return ``nodes.csv``, and a file of relationships for each part but the collapsed one.

    Neo4j keeps parallel relationships, so it needs none that are collapsed.

    Raises:
        ExportError: if a value holds the delimiter of lists.
    """
    parts = property_graph.of(content)
    fields = [field for field in NODE if field.name != ID]
    header = [ID_COLUMN, LABEL_COLUMN, *map(_column, fields)]
    rows = [
        [str(one[ID]), str(one["class"]).partition(":")[2], *(_cell(one, f) for f in fields)]
        for one in parts["claims"].nodes
    ]
    made = {NODES: _table(header, rows)}
    fields = [field for field in CLAIM if field.name not in (SOURCE, TARGET)]
    header = [START_COLUMN, END_COLUMN, TYPE_COLUMN, *map(_column, fields)]
    for name in STANCES:
        rows = [
            [str(one[SOURCE]), str(one[TARGET]), typed(one), *(_cell(one, f) for f in fields)]
            for one in parts[name].edges
        ]
        made[f"{name}.csv"] = _table(header, rows)
    return made


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the files say.

    Raises:
        InputError: if a type of relationship or a label of a node says other than its properties.
    """
    nodes = []
    for row in _rows(files, NODES):
        node = _element(row, NODE) | {ID: row.get(ID_COLUMN, "")}
        _agree(
            str(node[ID]), row.get(LABEL_COLUMN, ""), str(node.get("class", "")).partition(":")[2]
        )
        nodes.append(node)
    parts = {}
    for name in STANCES:
        edges = []
        for row in _rows(files, f"{name}.csv"):
            edge = _element(row, CLAIM) | _ends(row)
            _agree(str(edge.get(ID)), row.get(TYPE_COLUMN, ""), typed(edge))
            edges.append(edge)
        parts[name] = Part(tuple(nodes), tuple(edges))
    return graph_statements.quads(parts)


def typed(claim: Element) -> str:
    """Return the type of a relationship, which says by itself what a claim does.

    So ``MATCH ()-[:CAUSES]->()`` finds claims that affirm, without reserve, and no others.

    >>> typed({"relation": "etio:increasesRiskOf", "stance": "etio:denies", "certaintyRank": 4})
    'DENIES_INCREASES_RISK_OF'
    """
    own = re.sub("([A-Z])", r"_\1", str(claim["relation"]).partition(":")[2]).upper()
    hedge = HEDGED if int(str(claim["certaintyRank"])) < PLAIN else ""
    return OPENINGS.get(str(claim["stance"]), hedge) + own


def _column(field: Field) -> str:
    return f"{field.name}:{field.kind}{'[]' if field.many else ''}"


def _cell(element: Element, field: Field) -> str | None:
    value = element.get(field.name)
    texts = value if isinstance(value, tuple) else () if value is None else (str(value),)
    if any(BETWEEN in text for text in texts):
        what = f"has U+{ord(BETWEEN):04X} in {field.name}, which parts the values of lists"
        raise ExportError(str(element[ID]), what, "take it out of the graph")
    joined = BETWEEN.join(texts)
    return None if value is None else joined.lower() if isinstance(value, bool) else joined


def _table(header: Iterable[str], rows: Iterable[Iterable[str | None]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return made.getvalue().encode()


def _rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    if name not in files:
        raise InputError(name, "missing", "export anew")
    try:
        header, *rows = csv.reader(io.StringIO(files[name].decode(), newline=""), strict=True)
        return [dict(zip(header, row, strict=True)) for row in rows]
    except (csv.Error, ValueError) as error:
        raise InputSyntaxError(name, f"not such CSV: {error}", "export anew") from error


def _element(row: Mapping[str, str], fields: Iterable[Field]) -> dict[str, Value]:
    element: dict[str, Value] = {}
    for field in fields:
        cell = row.get(_column(field))
        if cell and field.many:
            element[field.name] = tuple(cell.split(BETWEEN))
        elif cell:
            element[field.name] = markup.valued(cell, field.kind, field)
    return element


def _ends(row: Mapping[str, str]) -> dict[str, Value]:
    return {SOURCE: row.get(START_COLUMN, ""), TARGET: row.get(END_COLUMN, "")}


def _agree(name: str, told: str, follows: str) -> None:
    if told != follows:
        hint = "export anew"
        raise InputError(name, f"is called {told}, and {follows} by its properties", hint)
