"""Says how each deficiency is said to reach each symptom: by the surest path, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.building.graph import RDF_TYPE
from etiograph.rdf import query
from etiograph.rdf.nodes import value
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO
from etiograph.walking import traverse
from etiograph.walking.causal import Path

CONTRARY = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?deficiency ?symptom ?stance ?claim
WHERE {
  ?claim ?stance ?proposition ;
    etio:subject ?deficiency ;
    etio:relation/rdfs:subPropertyOf+ etio:leadsTo ;
    etio:object ?symptom .
  ?deficiency a etio:Deficiency .
  ?symptom a etio:Symptom .
  FILTER (?stance IN (etio:denies, etio:leavesOpen))
}
ORDER BY ?deficiency ?symptom ?claim
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a deficiency is said to reach a symptom.

    The path shown is the direct one where it is said directly, otherwise the surest.

    Attributes:
        certainty: rank of the weakest step of the path shown, 1 to 5; 0 if there is no path.
        steps: steps of the path shown; 0 if there is none.
        claims: number of claims that say it directly, in one step.
        publishers: number of publishers of these claims.
        denials: IRIs of the claims that deny that the one leads to the other, sorted.
        doubts: IRIs of the claims that leave that open, sorted.
        on_the_way: IRIs of the claims that deny, or leave open, a step of the path shown that is
            not the direct one, sorted.
    """

    certainty: int
    steps: int
    claims: int
    publishers: int
    denials: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    on_the_way: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """All that deficiencies are said to reach.

    Attributes:
        deficiencies, symptoms: IRIs; those with the most paths first, then by direct claims.
        unreached: deficiencies of which no claim says or denies that they lead to a symptom.
        cells: by deficiency and symptom; a pair of which nothing is said is not there.
        labels: label of each term.
    """

    deficiencies: tuple[str, ...]
    symptoms: tuple[str, ...]
    unreached: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    labels: dict[str, str]


def reach(store: ox.Store) -> Reach:
    """Return how deficiencies reach symptoms, by paths of at most six steps."""
    graph = traverse.causal_graph(store)
    contrary: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in query.ask(store, CONTRARY, {}).rows:
        deficiency, symptom, stance, claim = (cell.value if cell else "" for cell in row)
        said = contrary.get((deficiency, symptom, stance), ())
        contrary[deficiency, symptom, stance] = (*said, claim)
    known = {kind: _terms(store, kind) for kind in (ETIO.Deficiency, ETIO.Symptom)}
    cells = {}
    for deficiency in known[ETIO.Deficiency]:
        for symptom in known[ETIO.Symptom]:
            paths = traverse.paths(graph, deficiency, symptom)
            denials, doubts = (
                contrary.get((deficiency, symptom, stance), ())
                for stance in (ETIO.denies, ETIO.leavesOpen)
            )
            if paths or denials or doubts:
                cells[deficiency, symptom] = _cell(paths, denials, doubts)
    rows, columns = ({pair[side] for pair in cells} for side in (1, 0))
    labels = {iri: lexicon.label(store, iri) for kind in known for iri in known[kind]}

    def rank(iri: str, side: int) -> tuple[int, int, str]:
        own = [cell for pair, cell in cells.items() if pair[side] == iri]
        return -sum(c.steps > 0 for c in own), -sum(c.claims for c in own), labels[iri]

    return Reach(
        tuple(sorted(columns, key=lambda iri: rank(iri, 0))),
        tuple(sorted(rows, key=lambda iri: rank(iri, 1))),
        tuple(iri for iri in known[ETIO.Deficiency] if iri not in columns),
        cells,
        labels,
    )


def _cell(paths: list[Path], denials: tuple[str, ...], doubts: tuple[str, ...]) -> Cell:
    if not paths:
        return Cell(0, 0, 0, 0, denials, doubts)
    direct = next((path for path in paths if len(path.steps) == 1), None)
    shown = direct or paths[0]
    steps = shown.steps
    passed = () if direct else steps
    on_the_way = {claim for step in passed for claim in (*step.disputed, *step.doubted)}
    return Cell(
        shown.weakest,
        len(steps),
        len(steps[0].claims) if direct else 0,
        len(steps[0].publishers) if direct else 0,
        denials,
        doubts,
        tuple(sorted(on_the_way)),
    )


def _terms(store: ox.Store, of: str) -> list[str]:
    """Return the terms of a class, sorted."""
    quads = store.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(of), ox.DefaultGraph())
    return sorted({value(quad.subject) for quad in quads})
