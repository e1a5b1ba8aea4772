"""Answers a shipped question, or any SPARQL, with a few rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

import pyoxigraph as ox

from etiograph.asking import binding
from etiograph.serving import brevity
from etiograph.serving.brevity import Part
from etiograph.serving.limits import Limits
from etiograph.serving.replies import RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.vocabulary import PREFIXES

COUNTED = 10_000
"""Rows that are counted; of an answer with more, only that it has more is said."""
PLAIN: dict[str, Callable[[str], int]] = {
    PREFIXES["xsd"] + "integer": int,
    PREFIXES["xsd"] + "boolean": lambda v: v in ("true", "1"),
}
"""What is a number or a truth in JSON, too."""


def answer(graph: ServedGraph, given: Mapping[str, Any], _: Limits) -> Reply:
    """Answer with ``most`` rows after ``skip``.

    Args:
        graph: what is asked.
        given: ``question``, a name, or empty; ``query``, SPARQL, or empty; ``values`` by
            parameter; ``most``; ``skip``.

    Raises:
        RefusedError: 413 if a single row is too long.
        EtiographError: as ``KnowledgeGraph.query`` does.
    """
    asked = graph.question(given["question"]) if given["question"] else None
    bound = binding.bind(graph.store, asked, given["values"])
    most, skip = given["most"], given["skip"]

    def read(found: object) -> Reply:
        if isinstance(found, ox.QueryBoolean):
            return brevity.reply({"answer": bool(found)})
        columns, rows = _rows(found)
        passed = sum(1 for _ in islice(rows, skip))
        cells = [[_told(row[place]) for place in range(len(columns))] for row in islice(rows, most)]
        more = sum(1 for _ in islice(rows, COUNTED))
        part = Part(cells, passed + len(cells) + more, skip)
        return _reply(columns, part, least=more == COUNTED)

    return graph.asked(asked, given["query"], bound, read)


def _rows(found: Any) -> tuple[list[str], Iterator[Any]]:  # noqa: ANN401 - the engine's
    """Return columns and rows; a row is read only where it is told, for it may be wide."""
    if isinstance(found, ox.QuerySolutions):
        return [one.value for one in found.variables], iter(found)
    triples = list(islice(found, COUNTED + 1))
    if len(triples) > COUNTED:
        raise RefusedError(413, f"more than {COUNTED} triples", "ask for less, as by LIMIT")
    said = sorted({(t.subject, t.predicate, t.object) for t in triples}, key=str)
    return ["subject", "predicate", "object"], iter(said)


def _reply(columns: list[str], part: Part, *, least: bool) -> Reply:
    heads = [brevity.text(one) for one in columns]
    room = brevity.ROOM - brevity.size(heads)
    if part.rows and brevity.size(part.rows[0]) > room:
        raise RefusedError(413, f"a row of more than {room} characters", "select fewer columns")
    fitting = brevity.part(part.rows, list, most=len(part.rows), room=room)
    given = Part(fitting.rows, part.count, part.skip)
    left = given.left_out("rows", least=least)
    return brevity.reply({"columns": heads, "rows": given.rows, "left_out": left})


def _told(cell: object) -> Any:  # noqa: ANN401 - what JSON can hold
    if cell is None:
        return None
    if isinstance(cell, ox.NamedNode):
        return brevity.name(cell.value)
    if isinstance(cell, ox.Literal):
        made = PLAIN.get(cell.datatype.value)
        fits = made and len(cell.value) < len(str(COUNTED)) * 3
        return made(cell.value) if made and fits else brevity.text(cell.value)
    return brevity.text(str(cell))
