"""Counts what the graph holds by kind: terms of each, and claims from each kind to each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.rdf import query
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO, kind_of

CLAIMS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?subject ?relation ?object (COUNT(?claim) AS ?claims)
WHERE {
  ?claim a etio:Claim ;
    etio:subject ?subject ;
    etio:relation ?relation ;
    etio:object ?object .
}
GROUP BY ?subject ?relation ?object
ORDER BY ?subject ?relation ?object
"""
TERMS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?term
WHERE { ?class rdfs:subClassOf+ etio:Entity . ?term a ?class . }
ORDER BY ?term
"""
RELATIONS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?relation ?group
WHERE { ?relation rdfs:subPropertyOf+ ?group . ?group a etio:RelationGroup . }
ORDER BY ?relation ?group
"""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The graph by kind.

    Attributes:
        terms: number of terms, by kind.
        claims: number of claims by kind of subject, label of the group of relations, kind of
            object. A claim counts in one group: leads to, linked to, or the one below the root.
    """

    terms: dict[str, int]
    claims: dict[tuple[str, str, str], int]

    @property
    def pairs(self) -> dict[tuple[str, str], int]:
        """Number of claims by kind of subject and kind of object, the most first."""
        found: Counter[tuple[str, str]] = Counter()
        for (subject, _, target), number in self.claims.items():
            found[subject, target] += number
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def kinds(store: ox.Store) -> Kinds:
    """Return the counts of the whole graph."""
    groups: dict[str, set[str]] = {}
    for row in query.ask(store, RELATIONS, {}).rows:
        relation, group = (cell.value if cell else "" for cell in row)
        groups.setdefault(relation, set()).add(group)
    claims: Counter[tuple[str, str, str]] = Counter()
    for row in query.ask(store, CLAIMS, {}).rows:
        subject, relation, target, number = (cell.value if cell else "" for cell in row)
        family = lexicon.label(store, _family(groups.get(relation, set())))
        claims[kind_of(subject), family, kind_of(target)] += int(number)
    terms = Counter(kind_of(row[0].value) for row in query.ask(store, TERMS, {}).rows if row[0])
    return Kinds(dict(sorted(terms.items())), dict(sorted(claims.items())))


def _family(groups: set[str]) -> str:
    for group in (ETIO.leadsTo, ETIO.linkedTo):
        if group in groups:
            return group
    return min(groups - {ETIO.relatesTo}, default=ETIO.relatesTo)
