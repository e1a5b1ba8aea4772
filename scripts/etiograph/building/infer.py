"""Runs the rules of ``queries/inference/``: each adds a graph of its own to what is asserted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.building import graph
from etiograph.errors import InputSyntaxError
from etiograph.rdf import query


def rules(queries: Path) -> list[questions.Question]:
    """Return the rules in the order in which they run: by the number in their names.

    Raises:
        InputSyntaxError: if a rule does not say which graph it ``adds``.
    """
    found = questions.shipped(queries, "inference")
    for rule in found:
        if "adds" not in rule.header:
            raise InputSyntaxError(rule.path, "no header line '#+ adds:'", "name the graph")
    return found


def derive(store: ox.Store, ordered: Sequence[questions.Question]) -> None:
    """Run each rule and put what it derives into its named graph and into the union.

    A rule with ``#+ repeat: n`` runs until it adds nothing new, n times at most: so that a chain
    can grow from a shorter chain.

    Raises:
        InputSyntaxError, QueryError: if a rule is not a query that the engine can run.
    """
    for rule in ordered:
        name = ox.NamedNode(graph.GRAPH + rule.header["adds"])
        for _ in range(int(rule.header.get("repeat", "1"))):
            triples = query.construct(store, rule.text, str(rule.path))
            quads = {ox.Quad(t.subject, t.predicate, t.object, name) for t in triples}
            new = [quad for quad in quads if quad not in store]
            if not new:
                break
            store.extend(new)
            store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in new)
