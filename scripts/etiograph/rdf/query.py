"""Asks a store: SPARQL in, a table or a graph out; parameters are bound, never pasted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import pyoxigraph as ox

from etiograph.errors import InputSyntaxError, QueryError
from etiograph.rdf import nodes
from etiograph.vocabulary import BASE, PREFIXES

Cell = ox.NamedNode | ox.Literal | None
Result = TypeVar("Result")
Dataset = tuple[Sequence[ox.NamedNode], Sequence[ox.NamedNode]]
LONGEST = 8192
DEEPEST = 48
PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)")
QUOTED = re.compile(r"""<[^<>"{}|^`\\\s]*>|"[^"\n]*"|'[^'\n]*'|#.*""")
"""IRIs, strings and comments, in which a keyword is none."""
BRACKET = re.compile(r"[][{}()]")
UPDATE = re.compile(
    r"(?:\s|PREFIX\s+\S*:|BASE\b)*(?:INSERT|DELETE|WITH|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b",
    re.IGNORECASE,
)
"""What an update begins with, after its prefixes; IRIs are taken out before."""
UNKNOWN_PREFIX = "Prefix not found"
UNPROJECTED = "does not contains"


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a query.

    Attributes:
        columns: names of the variables of a SELECT; ``answer`` for ASK; ``subject predicate
            object`` for CONSTRUCT and DESCRIBE.
        rows: one tuple a solution, as long as ``columns``; None where a variable is unbound.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tabled(columns: Sequence[str], cells: Iterable[Sequence[object]]) -> Answer:
    """Return cells as an answer: terms stay as they are, numbers become numbers.

    A text that looks like an IRI of ours becomes an IRI, everything else a string.
    """

    def cell(value: object) -> ox.NamedNode | ox.Literal:
        if isinstance(value, ox.NamedNode | ox.Literal):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return ox.Literal(value)
        words = str(value)
        return ox.NamedNode(words) if words.startswith(BASE) else ox.Literal(words)

    return Answer(tuple(columns), tuple(tuple(cell(one) for one in row) for row in cells))


def ask(
    store: ox.Store,
    text: str,
    bound: Mapping[str, ox.NamedNode | ox.Literal],
    where: str = "query",
) -> Answer:
    """Return the answer of a SPARQL query over the default graph of a store.

    Rows of a CONSTRUCT are sorted, each once; rows of a SELECT come in the order of the query. The
    prefixes of the project are declared already.

    Args:
        store: an open graph.
        text: SPARQL.
        bound: values of variables, by name.
        where: what to call the query in a message.

    Raises:
        InputSyntaxError: if the query is not SPARQL; the message gives line and column.
        QueryError: if it is longer or more deeply nested than the engine can take, or asks for
            what lies outside the graph.
    """
    return asked(store, text, bound, where, answer)


def construct(store: ox.Store, text: str, where: str) -> list[ox.Triple]:
    """Return the triples of a CONSTRUCT, in no order, some perhaps more than once.

    Raises:
        InputSyntaxError, QueryError: as ``ask`` does; also if the query is no CONSTRUCT.
    """
    return asked(store, text, {}, where, _triples)


def asked(  # noqa: PLR0913, PLR0917 - a query, and what its answer is of
    store: ox.Store,
    text: str,
    bound: Mapping[str, ox.NamedNode | ox.Literal],
    where: str,
    read: Callable[[object], Result],
    dataset: Dataset | None = None,
    base: str | None = None,
) -> Result:
    """Return what ``read`` makes of the answer of the engine; it is read while it is there.

    Args:
        store: an open graph.
        text: SPARQL.
        bound: values of variables, by name.
        where: what to call the query in a message.
        read: is given the engine's own answer.
        dataset: default graphs and named graphs to ask, in place of those of the query and of the
            store; None for these.
        base: what an IRI is relative to; None where one has to be whole.

    Raises:
        InputSyntaxError, QueryError: as ``ask`` does.
    """
    refuse_monsters(text)
    further: dict[str, Any] = {"base_iri": base} if base else {}
    if dataset:
        further |= {"default_graph": list(dataset[0]), "named_graphs": list(dataset[1])}
    try:
        variables: dict[ox.Variable, nodes.Node] = {
            ox.Variable(name): term for name, term in bound.items()
        }
        # Read here: some queries fail only while their answer is read.
        return read(store.query(text, substitutions=variables, prefixes=dict(PREFIXES), **further))
    except SyntaxError as error:
        if UPDATE.match(QUOTED.sub("", text)):
            hint = "a graph is only read: ask by SELECT, ASK, CONSTRUCT or DESCRIBE"
            raise InputSyntaxError(_fault(error, where)[0], "an update, no query", hint) from error
        raise InputSyntaxError(*_fault(error, where)) from error
    except (ValueError, OSError, RuntimeError) as error:
        what = " ".join(str(error).split()).rstrip(".")
        hint = "check the query and what it refers to"
        if UNPROJECTED in what:
            what, hint = what.replace(UNPROJECTED, "names no"), "name what is bound after SELECT"
        raise QueryError(where, what, hint) from error


def _triples(result: object) -> list[ox.Triple]:
    if not isinstance(result, ox.QueryTriples):
        raise ValueError("not a CONSTRUCT")  # noqa: TRY004 - said of the query, by its caller
    return list(result)


def answer(result: object) -> Answer:
    """Return what the engine answered, as a table."""
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        rows = tuple(tuple(map(_cell, one)) for one in result)
        return Answer(columns, rows)
    if isinstance(result, ox.QueryTriples):
        triples = {(t.subject, t.predicate, t.object) for t in result}
        ordered = sorted(triples, key=lambda triple: tuple(map(str, triple)))
        return Answer(("subject", "predicate", "object"), tuple(map(_cells, ordered)))
    return Answer(("answer",), ((ox.Literal(bool(result)),),))


def _cells(triple: tuple[object, object, object]) -> tuple[Cell, ...]:
    return tuple(map(_cell, triple))


@lru_cache
def refuse_monsters(text: str) -> None:
    """Refuse what is known to crash the engine: very long or very deeply nested queries.

    Measured: pyoxigraph 0.5 dies by SIGSEGV on 4.5 KB of nested braces.

    Raises:
        QueryError: naming the limit.
    """
    if len(text.encode("utf-8")) > LONGEST:
        raise QueryError("query", f"longer than {LONGEST} bytes", "split or shorten it")
    depth = deepest = 0
    for character in BRACKET.findall(text):
        depth += (character in "{([") - (character in "})]")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise QueryError("query", f"nested deeper than {DEEPEST}", "flatten it")
    # For a good message only: what holds a query back is ``bounded.sealed``.
    if re.search(r"\bSERVICE\b", QUOTED.sub("", text), re.IGNORECASE):
        raise QueryError("query", "SERVICE reaches other hosts", "ask this graph only")


def _cell(term: object) -> Cell:
    if isinstance(term, ox.BlankNode):
        return ox.Literal(str(term))
    return term if isinstance(term, ox.NamedNode | ox.Literal) else None


def _fault(error: SyntaxError, where: str) -> tuple[str, str, str]:
    words = " ".join(str(error.msg).split()).rstrip(".")
    found = PLACE.match(words)
    if not found:
        return where, words, "correct the query"
    what = "not SPARQL"
    if UNKNOWN_PREFIX in found["what"]:
        what = "not SPARQL, or a prefix without its PREFIX line"
    return f"{where}:{found['line']}:{found['column']}", what, "correct the query at this place"
