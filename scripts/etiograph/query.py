"""Asks a store: SPARQL in, a table or a graph out; parameters are bound, never pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph import nodes
from etiograph.errors import InputSyntaxError, ParameterError

Cell = ox.NamedNode | ox.Literal | None
LONGEST = 8192
DEEPEST = 48
PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)")
UNKNOWN_PREFIX = "Prefix not found"


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


def ask(store: ox.Store, text: str, bound: Mapping[str, ox.NamedNode | ox.Literal]) -> Answer:
    """Return the answer of a SPARQL query over the default graph of a store.

    Rows of a CONSTRUCT are sorted, each once; rows of a SELECT come in the order of the query.

    Raises:
        InputSyntaxError: if the query is not SPARQL; the message gives line and column.
        ParameterError: if it is longer or more deeply nested than the engine can take.
    """
    refuse_monsters(text)
    variables: dict[ox.Variable, nodes.Node] = {
        ox.Variable(name): term for name, term in bound.items()
    }
    try:
        result = store.query(text, substitutions=variables)
    except SyntaxError as error:
        raise InputSyntaxError(*_fault(error)) from error
    except (ValueError, OSError, RuntimeError) as error:
        what = " ".join(str(error).split()).rstrip(".")
        raise ParameterError("query", what, "check the query and what it refers to") from error
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        rows = tuple(tuple(_cell(one[name]) for name in columns) for one in result)
        return Answer(columns, rows)
    if isinstance(result, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(result)),),))
    triples = {(t.subject, t.predicate, t.object) for t in result}
    ordered = sorted(triples, key=lambda triple: tuple(map(str, triple)))
    return Answer(("subject", "predicate", "object"), tuple(ordered))


def refuse_monsters(text: str) -> None:
    """Refuse what is known to crash the engine: very long or very deeply nested queries.

    Measured: pyoxigraph 0.5 dies by SIGSEGV on 4.5 KB of nested braces.

    Raises:
        ParameterError: naming the limit.
    """
    if len(text.encode("utf-8")) > LONGEST:
        raise ParameterError("query", f"longer than {LONGEST} bytes", "split or shorten it")
    depth = deepest = 0
    for character in text:
        depth += (character in "{([") - (character in "})]")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise ParameterError("query", f"nested deeper than {DEEPEST}", "flatten it")


def _cell(term: object) -> Cell:
    if isinstance(term, ox.BlankNode):
        return ox.Literal(str(term))
    return term if isinstance(term, ox.NamedNode | ox.Literal) else None


def _fault(error: SyntaxError) -> tuple[str, str, str]:
    words = " ".join(str(error.msg).split()).rstrip(".")
    found = PLACE.match(words)
    if not found:
        return "query", words, "correct the query"
    what = "not SPARQL"
    if UNKNOWN_PREFIX in found["what"]:
        what = "not SPARQL, or a prefix without its PREFIX line"
    return f"query:{found['line']}:{found['column']}", what, "correct the query at this place"
