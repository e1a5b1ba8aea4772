"""Draws the chains that the rows of an answer name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from etiograph.pictures import causal_picture, drawing
from etiograph.rdf.query import Answer
from etiograph.serving.replies import RefusedError
from etiograph.serving.served import ServedGraph
from etiograph.site.facts import TYPE, Facts
from etiograph.vocabulary import ETIO
from etiograph.walking.causal import Path, Step

COLUMN = "chain"
"""Column in which a question names chains."""
NONE = RefusedError(404, "a picture of no chain", "ask for a ?chain that is there")


def drawable(facts: Facts, found: Answer) -> bool:
    """Tell whether the rows of an answer name a chain."""
    return any(ETIO.Chain in facts.all(iri, TYPE) for iri in _named(found))


def picture(graph: ServedGraph, found: Answer, title: str) -> bytes:
    """Return the chains of an answer as SVG, those of its first rows first.

    Raises:
        RefusedError: 404 if there is none.
    """
    facts, steps = graph.material.facts, graph.index.steps
    paths = [path for iri in _named(found) if (path := _path(facts, steps, iri))]
    if not paths:
        raise NONE
    by_start: dict[str, list[Path]] = {}
    for path in paths:
        by_start.setdefault(path.terms[0], []).append(path)
    ends = dict.fromkeys(path.terms[-1] for path in paths)
    names = drawing.names(graph.store)
    drawn = drawing.explanation([*by_start.values()], [*ends], names, graph.version)
    return causal_picture.picture(replace(drawn, title=title)).encode()


def _named(found: Answer) -> Iterator[str]:
    """Yield the IRIs in the column of chains, each once."""
    if COLUMN in found.columns:
        place = found.columns.index(COLUMN)
        yield from dict.fromkeys(cell.value for row in found.rows if (cell := row[place]))


def _path(facts: Facts, steps: Mapping[tuple[str, str], Step], chain: str) -> Path | None:
    """Return the steps of a chain with the claims behind them; None for what is no chain."""
    order = sorted(facts.all(chain, ETIO.step), key=lambda one: int(facts.one(one, ETIO.position)))
    edges = [facts.one(one, ETIO.edge) for one in order]
    ends = [(facts.one(edge, ETIO.subject), facts.one(edge, ETIO.object)) for edge in edges]
    joined = all(a[1] == b[0] for a, b in pairwise(ends))
    return Path(tuple(steps[pair] for pair in ends)) if ends and joined else None
