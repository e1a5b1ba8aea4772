"""Lays out what integrators look at first: claims with labels, collapsed edges, nodes, names.

Claims stand in a table for each stance, so that whoever counts rows never counts a denial, a doubt
or a question as an affirmation. All cells are plain; the tables of classes beside them say more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

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
from etiograph.exchange.disputes import DENIALS, VOTES, disputed
from etiograph.exchange.flat_fields import (
    AFFIRMED,
    ALTERNATIVE,
    CLAIM,
    CLAIMS,
    EDGE,
    EDGES,
    ENGLISH,
    FIELDS,
    IMPLIED,
    MAPPINGS,
    MATCH_WORDS,
    NODE,
    NODES,
    SELECTOR,
    SYNONYMS,
    Field,
)
from etiograph.exchange.grids import Grid

Cells = Mapping[str, Cell]
"""A row, by the names of its columns."""

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
    for row in _rows(tables.get("Claim")):
        found = facts[row]
        table = next((one for one, word in CLAIMS.items() if (word, IRI) in found), None)
        if table is None:
            raise InputError(row, "takes no stance on a proposition", "build the graph anew")
        rows[table].append(_row(CLAIM, row, facts, {"stance": CLAIMS[table]}))
    own = _own(_named(AFFIRMED, rows[AFFIRMED]))
    ends = set()
    unknown = dict.fromkeys(_FOLLOWING)
    for row in _rows(tables.get("Edge")):
        claims = own.get(_ends(facts, row), [])
        cells = dict(zip((one.name for one in EDGE), _row(EDGE, row, facts, unknown), strict=True))
        rows[EDGES if claims else IMPLIED].append(tuple((cells | _follows(cells, claims)).values()))
    for table in ("Claim", "Edge"):
        ends |= {end for row in _rows(tables.get(table)) for end in _ends(facts, row)[::2]}
    for one in sorted(content.terms.keys() | (ends & facts.keys())):
        rows[NODES].append(_row(NODE, one, facts, {}))
        for text, home in facts[one].get((ALTERNATIVE, ENGLISH), ()):
            rows[SYNONYMS].append((one, text, home))
        for match in MATCH_WORDS:
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
    _check(grids)
    for name, grid in grids.items():
        fields = [field for field in FIELDS[name] if field.property]
        for cells in _named(name, grid.rows):
            for field in fields:
                found.update(_said(field, cells, homes))
            if name in CLAIMS:
                turned = {**cells, "stance": CLAIMS[name]}
                found.update(_said(_PROPOSITION, turned, homes))
    return found


_WORDS = {field.property for fields in FIELDS.values() for field in fields} | {
    *CLAIMS.values(),
    *MATCH_WORDS,
}
_ENDS = ("subject", "relation", "object")
_FOLLOWING = ("own_claim_count", "own_claims", "disputed")
_PROPOSITION = next(field for field in CLAIM if field.name == "proposition")


def _check(grids: Mapping[str, Grid]) -> None:
    for name, grid in grids.items():
        if [one.name for one in grid.columns] != [one.name for one in FIELDS.get(name, ())]:
            raise InputSyntaxError(name, "other columns than etiograph writes", "export anew")
    own = _own(_named(AFFIRMED, grids[AFFIRMED].rows))
    for name in (EDGES, IMPLIED):
        for cells in _named(name, grids[name].rows):
            claims = own.get(tuple(str(cells[one]) for one in _ENDS), [])
            for column, follows in _follows(cells, claims).items():
                if cells[column] != follows:
                    what = f"{column} and what it follows from contradict each other"
                    raise InputSyntaxError(f"{name} {cells[ID]}", what, "export anew")


def _named(name: str, rows: Iterable[tuple[Cell, ...]]) -> Iterator[Cells]:
    names = [field.name for field in FIELDS[name]]
    return (dict(zip(names, row, strict=True)) for row in rows)


def _own(affirmed: Iterable[Cells]) -> dict[tuple[str, ...], list[Cells]]:
    """Return the claims of the very subject, relation and object of an edge, by these."""
    found: dict[tuple[str, ...], list[Cells]] = {}
    for claim in affirmed:
        found.setdefault(tuple(str(claim[one]) for one in _ENDS), []).append(claim)
    return found


def _follows(edge: Cells, own: list[Cells]) -> dict[str, Cell]:
    """Return the cells of an edge that follow from others, and from its own claims."""
    denials = [edge[_column(EDGE, word)] for word in DENIALS]
    votes = [claim[_column(CLAIM, word)] for word in VOTES for claim in own]
    ids = " ".join(sorted(str(claim[ID]) for claim in own)) or None
    told = (str(len(own)), ids, str(disputed(denials, votes)).lower())
    return dict(zip(_FOLLOWING, told, strict=True))


@cache
def _column(fields: tuple[Field, ...], property_: str) -> str:
    return next(one.name for one in fields if one.property == property_)


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
    return tuple(said[f"etio:{end}", IRI][0][0] for end in _ENDS)


def _row(
    fields: tuple[Field, ...], row: str, facts: _Facts, known: Mapping[str, str | None]
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
