"""Gives nodes names that people read: labels, and what a claim says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from etiograph.building.graph import GRAPH
from etiograph.changes.comparing import Change
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES, kind_of, shorten

LABELS = (PREFIXES["rdfs"] + "label", PREFIXES["dcterms"] + "title")
SAID = (ETIO.subject, ETIO.relation, ETIO.object)
BY_FOLDER = {
    "mappings": "mapping",
    "reference": "reference data",
    "terms": "term",
    "vocabulary": "word",
}
BY_KIND = {
    "claim": "claim",
    "literature": "literature source",
    "literature-claim": "literature claim",
    "source": "document",
    "span": "passage",
}
OTHER, DERIVED = "other", "derived"
ASSERTED_FOLDERS = {*BY_FOLDER, "claims", "literature"}


def sort_of(change: Change) -> str:
    """Return what sort of node a change is about: a claim, a term, a passage, and so on."""
    folder = change.graph.removeprefix(GRAPH).partition("-")[0]
    if change.graph == f"{GRAPH}literature-links" or folder not in ASSERTED_FOLDERS:
        return DERIVED
    return BY_FOLDER.get(folder) or BY_KIND.get(kind_of(change.node), OTHER)


class Names:
    """The names of the nodes of some quads; where two are given for one, the last one holds."""

    def __init__(self, *builds: Iterable[ox.Quad]) -> None:
        self._labels: dict[str, str] = {}
        self._said: dict[str, dict[str, str]] = {}
        for quads in builds:
            said: dict[str, dict[str, str]] = {}
            labels: dict[str, list[str]] = {}
            for quad in quads:
                if quad.predicate.value in LABELS:
                    labels.setdefault(value(quad.subject), []).append(value(quad.object))
                elif quad.predicate.value in (*SAID, ETIO.polarity):
                    about = said.setdefault(value(quad.subject), {})
                    about[quad.predicate.value] = value(quad.object)
            self._labels |= {iri: min(found) for iri, found in labels.items()}
            self._said |= said

    def of(self, change: Change) -> str:
        """Return the label of a node, or what a claim says; nothing where neither is known."""
        said = self._said.get(change.node)
        if said and all(part in said for part in SAID):
            return self._sentence(said)
        return self._labels.get(change.node, "")

    def term(self, node: ox.NamedNode | ox.Literal) -> str:
        """Return a value as people read it: a label, a prefixed name, or the text of a literal."""
        if isinstance(node, ox.NamedNode):
            return self._labels.get(node.value) or shorten(node.value)
        return node.value

    def _sentence(self, said: Mapping[str, str]) -> str:
        words = " ".join(self._labels.get(said[part]) or shorten(said[part]) for part in SAID)
        denied = said.get(ETIO.polarity) == ETIO.denied
        return f"{words} ({self._labels.get(ETIO.denied, 'denied')})" if denied else words
