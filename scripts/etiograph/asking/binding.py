"""Turns the arguments of a question into the terms and values that its variables are bound to."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.asking.questions import Question
from etiograph.errors import ParameterError
from etiograph.terms import lexicon
from etiograph.vocabulary import KINDS, PREFIXES

Argument = str | int


def bind(
    store: ox.Store, question: Question | None, given: Mapping[str, Argument]
) -> dict[str, ox.NamedNode | ox.Literal]:
    """Return the value of each variable that is given.

    Args:
        store: an open graph.
        question: what is asked, whose parameters have types; None for SPARQL of the user's own,
            where a text names a term and a number is a number.
        given: by parameter, a text as ``lexicon.resolve`` reads it, or a number.

    Raises:
        ParameterError: if a parameter is missing or not known, or a value not of its type.
        UnknownTermError: if a text names no term, or more than one.
    """
    if question is not None:
        questions.check_arguments(question, given)
    types = {p.name: p.type for p in question.parameters} if question else {}
    bound = {}
    for name, value in given.items():
        if isinstance(value, bool) or not isinstance(value, str | int):
            hint = "write a label, a prefixed name, an IRI or a whole number"
            raise ParameterError(name, f"is of the type {type(value).__name__}", hint)
        asked = types.get(name, "integer" if isinstance(value, int) else "iri")
        bound[name] = _bound(store, name, asked, str(value))
    return bound


def _bound(store: ox.Store, name: str, asked: str, value: str) -> ox.NamedNode | ox.Literal:
    if asked == "iri":
        kinds = (name,) if name in KINDS else ()
        return ox.NamedNode(lexicon.resolve(store, value, kinds))
    if asked == "external":
        return ox.NamedNode(lexicon.resolve_external(store, value))
    if asked == "integer":
        if not re.fullmatch("-?[0-9]+", value):
            raise ParameterError(f"{name}={value}", "not a whole number", f"write {name}=3")
        return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    return ox.Literal(value)
