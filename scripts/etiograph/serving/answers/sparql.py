"""Answers a query of the SPARQL endpoint."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from etiograph.asking import binding
from etiograph.asking.questions import Question
from etiograph.rdf import query
from etiograph.serving import negotiation, sparql_forms
from etiograph.serving.bounded_bytes import BoundedBytes
from etiograph.serving.children import TooLargeError
from etiograph.serving.limits import Limits
from etiograph.serving.negotiation import Form
from etiograph.serving.replies import RefusedError, Reply
from etiograph.serving.served import ServedGraph
from etiograph.vocabulary import BASE, PREFIXES

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What no character of XML 1.0 may be (section 2.2)."""
LONGEST = 1000
"""Characters of a value of a parameter."""


def answer(graph: ServedGraph, given: Mapping[str, Any], limits: Limits) -> Reply:
    """Answer a query.

    Args:
        graph: what is asked.
        given: ``query``; ``default`` and ``named``, IRIs of the dataset; ``bound``, values of
            variables by name, as they were sent; ``accept``, the header; ``form``, a format by
            name, or empty.
        limits: of the answer.

    Raises:
        RefusedError: 406 if nothing acceptable can be written; 400 for an IRI that is none.
        InputSyntaxError, QueryError: as ``query.ask`` does.
    """
    terms = bound(graph, None, given["bound"])
    chosen = _iris(given["default"]), _iris(given["named"])
    dataset = chosen if any(chosen) else None

    read = writing(given["form"], given["accept"], limits)
    return query.asked(graph.store, given["query"], terms, "query", read, dataset, BASE)


def writing(name: str, accept: str | None, limits: Limits) -> Callable[[object], Reply]:
    """Return what writes an answer of the engine.

    Args:
        name: of the format; empty to choose by what is accepted.
        accept: the header.
        limits: of the answer.
    """

    def write(found: object) -> Reply:
        forms = sparql_forms.TABLES if _tabled(found) else sparql_forms.GRAPHS
        form = _form(name, accept, [*forms])
        into = BoundedBytes(limits.answer)
        if _tabled(found):
            found.serialize(into, format=sparql_forms.TABLES[form])  # type: ignore[attr-defined]
            if form is sparql_forms.XML and CONTROLS.search(into.getbuffer()):
                what = "a control character, which XML cannot write"
                raise RefusedError(406, what, "accept JSON, or select without it")
        else:
            triples = sorted(set(_distinct(found, limits)), key=str)  # type: ignore[arg-type]
            ox.serialize(triples, into, sparql_forms.GRAPHS[form], prefixes=_prefixes(form))
        return Reply(200, form.kind, into.getvalue())

    return write


def bound(
    graph: ServedGraph, asked: Question | None, given: Mapping[str, str]
) -> Mapping[str, ox.NamedNode | ox.Literal]:
    """Return the values of parameters as nodes.

    Raises:
        RefusedError: 400 for a value that is longer than any name.
        EtiographError: as ``binding.bind`` does.
    """
    for name, value in given.items():
        if len(value) > LONGEST:  # names that are like it are looked for, which takes long
            raise RefusedError(400, f"${name[:40]} is too long", f"{LONGEST} characters at most")
    return binding.bind(graph.store, asked, given)


def _tabled(found: object) -> bool:
    return isinstance(found, ox.QuerySolutions | ox.QueryBoolean)


def _form(name: str, accept: str | None, forms: Sequence[Form]) -> Form:
    return (negotiation.named(name, forms) if name else None) or negotiation.chosen(accept, forms)


def _distinct(found: Iterable[ox.Triple], limits: Limits) -> Iterable[ox.Triple]:
    size = 0
    for triple in found:
        size += len(str(triple))
        if size > 4 * limits.answer:
            raise TooLargeError
        yield triple


def _prefixes(form: Form) -> dict[str, str] | None:
    return dict(PREFIXES) if form is sparql_forms.TURTLE else None


def _iris(given: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(one) for one in given]
    except ValueError as error:
        raise RefusedError(400, "a graph that is no IRI", "name it by its full IRI") from error
