"""Lays quads out as one table a class, with nothing lost, and reads such tables back as quads.

Formats of rows and of labelled graphs are written from these tables, so that each says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.errors import InputError
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import PREFIXES, expand, shorten

TYPE = graph.RDF_TYPE
HOME = ""
STATEMENT = "Statement"
ID, GRAPH = "id", "graph"
IRI, STRING = "iri", shorten(PREFIXES["xsd"] + "string")
PLAIN = frozenset(
    PREFIXES["graph"] + name for name in ("edges", "inverses", "roll-ups", "external-roll-ups")
)
"""Graphs that hold plain triples about terms; these are statements, not properties of a term."""

Cell = str | tuple[str, ...] | None
_Cells = Mapping[tuple[str, str, str], Mapping[str, list[str]]]
"""Lexical forms by property, value and graph of a column, then by resource."""


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A property of a class.

    Attributes:
        name: of the column; the local name of the property, unless two share it.
        property: prefixed name.
        value: ``iri``; or the prefixed name of a datatype; or a language with ``@`` before it.
        many: whether a resource can have several; cells are then sorted tuples, never empty.
        graph: prefixed name of the graph that says it, or ``HOME`` for the graph of the row.
    """

    name: str
    property: str
    value: str
    many: bool
    graph: str = HOME


@dataclass(frozen=True, slots=True)
class Table:
    """The resources of one class.

    Attributes:
        name: local name of the class; ``Statement`` for what no class holds.
        columns: what the cells of a row mean, after its ``id`` and ``graph``, which are prefixed
            names: of the resource, and of the graph that gives its class.
        rows: by id; a cell is a prefixed name or a lexical form, several of them, or None.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of all columns, ``id`` and ``graph`` first."""
        return (ID, GRAPH, *(column.name for column in self.columns))

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows, each by the names of its columns."""
        return [dict(zip(self.header, row, strict=True)) for row in self.rows]


STATEMENTS = (
    Column("subject", "rdf:subject", IRI, many=False),
    Column("predicate", "rdf:predicate", IRI, many=False),
    Column("object", "rdf:object", IRI, many=False),
    Column("datatype", "rdf:datatype", STRING, many=False),
    Column("language", "rdf:language", STRING, many=False),
)
"""What a row of ``Statement`` holds; its ``id`` is its place in the table, counted from 1."""


def of(quads: Iterable[ox.Quad], like: Mapping[str, Table] | None = None) -> dict[str, Table]:
    """Return the tables of quads, by name, sorted; ``quads`` gives the same quads back.

    A resource stands in the table of its class. What has no class, and plain triples about terms,
    stand in the table ``Statement``, one row a quad.

    Args:
        quads: any order.
        like: tables of a graph that these quads were chosen from: the columns are those of its
            tables, so that a choice of claims has the columns of the whole.
    """
    quads = list(quads)
    homes, named = _homes(quads)
    filled: dict[str, dict[tuple[str, str, str], dict[str, list[str]]]] = {}
    statements = []
    for quad in quads:
        subject = value(quad.subject)
        if subject not in homes or graph_of(quad) in PLAIN - {homes[subject]}:
            statements.append(_statement(quad))
            continue
        where = HOME if graph_of(quad) == homes[subject] else prefixed(graph_of(quad))
        key = (_short(quad.predicate), kind_of(quad.object), where)
        place = filled.setdefault(named[subject], {}).setdefault(key, defaultdict(list))
        place[subject].append(text_of(quad.object))
    members: dict[str, list[str]] = defaultdict(list)
    for subject in sorted(homes):
        members[named[subject]].append(subject)
    tables = {}
    for name in sorted(filled):
        columns = like[name].columns if like and name in like else ()
        known = {(one.property, one.value, one.graph) for one in columns}
        # A choice says more than the whole: etio:concordanceInWhole, etio:disputedInWhole.
        columns += _columns({key: filled[name][key] for key in filled[name].keys() - known})
        places = [(one, homes[one]) for one in members[name]]
        tables[name] = _table(name, columns, filled[name], places)
    rows = tuple((f"{n}", *row) for n, row in enumerate(sorted(statements, key=_order), 1))
    return tables | ({STATEMENT: Table(STATEMENT, STATEMENTS, rows)} if rows else {})


def quads(tables: Mapping[str, Table]) -> set[ox.Quad]:
    """Return the quads that tables say.

    Raises:
        InputError: if a row names a class, property or resource by no known prefix.
    """
    found: set[ox.Quad] = set()
    for name, table in tables.items():
        for row in table.rows:
            found.update(_stated(row) if name == STATEMENT else _said(table, row))
    return found


def classes(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return the name of its table for the IRI of each resource that has a class."""
    return _homes(quads)[1]


def _homes(quads: Iterable[ox.Quad]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the graph that gives each resource its class, and the name of its table."""
    homes: dict[str, str] = {}
    classes: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == TYPE:
            subject = value(quad.subject)
            place = graph_of(quad)
            homes[subject] = min(place, homes.get(subject, place))
            classes[subject].add(value(quad.object))
    own = PREFIXES["etio"]
    named = {}
    for subject, found in classes.items():
        first = min(found, key=lambda iri: (not iri.startswith(own), iri))
        named[subject] = shorten(first).rpartition(":")[2]
    return homes, named


def _columns(cells: _Cells) -> tuple[Column, ...]:
    taken: dict[str, int] = defaultdict(int)
    for prefixed, _, _ in cells:
        taken[prefixed.rpartition(":")[2]] += 1
    columns = []
    for prefixed, kind, where in sorted(cells, key=lambda key: (key[2] != HOME, key)):
        local = prefixed.rpartition(":")[2]
        alone = taken[local] == 1 and local not in (ID, GRAPH)
        clear = local if alone else f"{prefixed} {kind} {where}".rstrip()
        many = any(len(found) > 1 for found in cells[prefixed, kind, where].values())
        columns.append(Column(clear, prefixed, kind, many, where))
    return tuple(columns)


def _table(
    name: str, columns: tuple[Column, ...], cells: _Cells, members: list[tuple[str, str]]
) -> Table:
    found = [cells.get((one.property, one.value, one.graph), {}) for one in columns]
    rows = []
    for subject, home in members:
        row: list[Cell] = [shorten(subject), shorten(home)]
        for column, by_subject in zip(columns, found, strict=True):
            said = sorted(by_subject.get(subject, ()))
            row.append((tuple(said) if column.many else said[0]) if said else None)
        rows.append(tuple(row))
    return Table(name, columns, tuple(rows))


def _statement(quad: ox.Quad) -> tuple[Cell, ...]:
    node = quad.object
    literal = isinstance(node, ox.Literal)
    kind = kind_of(node)
    return (
        prefixed(graph_of(quad)),
        _short(quad.subject),
        _short(quad.predicate),
        text_of(node),
        kind if literal and not kind.startswith("@") else None,
        kind.removeprefix("@") if kind.startswith("@") else None,
    )


def _stated(row: tuple[Cell, ...]) -> Iterable[ox.Quad]:
    _, home, subject, predicate, text, datatype, language = (str(c or "") for c in row)
    kind = f"@{language}" if language else datatype or IRI
    yield ox.Quad(
        named_node(subject), named_node(predicate), object_of(text, kind), named_node(home)
    )


def _said(table: Table, row: tuple[Cell, ...]) -> Iterable[ox.Quad]:
    subject, home = named_node(str(row[0])), named_node(str(row[1]))
    for column, cell in zip(table.columns, row[2:], strict=True):
        if cell is None:
            continue
        place = home if column.graph == HOME else named_node(column.graph)
        predicate = named_node(column.property)
        for text in cell if isinstance(cell, tuple) else (cell,):
            yield ox.Quad(subject, predicate, object_of(text, column.value), place)


def _order(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(str(cell or "") for cell in row)


def texts(cell: object) -> tuple[str, ...]:
    """Return the texts of a cell: none, one or several; a list counts as the tuple of it."""
    if isinstance(cell, tuple | list):
        return tuple(map(str, cell))
    return (str(cell),) if cell else ()


def kind_of(node: object) -> str:
    """Return what a column of such values has as its ``value``."""
    if not isinstance(node, ox.Literal):
        return IRI
    return f"@{node.language}" if node.language else _short(node.datatype)


def text_of(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Return the prefixed name of a resource, or the lexical form of a literal."""
    return node.value if isinstance(node, ox.Literal) else prefixed(value(node))


def _short(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return prefixed(value(node))


@cache
def prefixed(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI where no prefix fits."""
    return shorten(iri)


@cache
def named_node(name: str) -> ox.NamedNode:
    """Return the node of a prefixed name or IRI.

    Raises:
        InputError: if it is neither.
    """
    try:
        return ox.NamedNode(expand(name) or name)
    except ValueError as error:
        hint = "write a prefixed name, or an IRI"
        raise InputError(name, "no name of a resource", hint) from error


def object_of(text: str, kind: str) -> ox.NamedNode | ox.Literal:
    """Return the node of a text in a column of this ``value``: the inverse of ``text_of``."""
    if kind == IRI:
        return named_node(text)
    if kind.startswith("@"):
        return ox.Literal(text, language=kind[1:])
    return ox.Literal(text, datatype=named_node(kind))
