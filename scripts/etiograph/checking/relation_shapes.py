"""Writes, from the vocabulary, the shapes that hold each relation to its classes.

For each relation a node shape targets the relation itself and walks back to the claims that use
it: each claim is then checked for its own relation only, which keeps validation in core SHACL and
linear in the number of claims.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from etiograph.building.graph import RDF_TYPE
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES

HEADING = """\
# Which classes the subject and object of each relation may have.
# Written from ontology/vocabulary.ttl by etiograph.relation_shapes; do not edit.

@prefix etio:  <https://w3id.org/etiograph/ontology#> .
@prefix sh:    <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/etiograph/shapes#> .
"""

NODE = """\
shape:{name}
    a sh:NodeShape ;
    sh:targetNode etio:{name} ;
    sh:property shape:{name}-claims .

shape:{name}-claims
    a sh:PropertyShape ;
    sh:path [ sh:inversePath etio:relation ] ;
    sh:property
        shape:{name}-subject ,
        shape:{name}-object .
"""

END = """\
shape:{name}-{end}
    a sh:PropertyShape ;
    sh:path etio:{end} ;
    sh:or (
{classes}
    ) ;
    sh:message "{message}"@en .
"""


def text(vocabulary: Iterable[ox.Triple]) -> str:
    """Return ``shapes/relations.ttl`` for the relations that the vocabulary declares."""
    triples = list(vocabulary)
    label = {
        value(t.subject): value(t.object)
        for t in triples
        if t.predicate.value == PREFIXES["rdfs"] + "label"
    }
    relations = sorted(
        value(t.subject)
        for t in triples
        if t.predicate == RDF_TYPE and value(t.object) == ETIO.Relation
    )
    blocks = [HEADING]
    for iri in relations:
        name = iri.removeprefix(PREFIXES["etio"])
        blocks.append(NODE.format(name=name))
        for end, predicate in (("subject", ETIO.hasSubjectClass), ("object", ETIO.hasObjectClass)):
            allowed = sorted(
                value(t.object)
                for t in triples
                if value(t.subject) == iri and t.predicate.value == predicate
            )
            lines = [
                f"        [ sh:class etio:{c.removeprefix(PREFIXES['etio'])} ]" for c in allowed
            ]
            kinds = " or ".join(label[one] for one in allowed)
            message = (
                f"The {end} of '{label[iri]}' is of the kind {kinds}. "
                "Choose another relation or the right term."
            )
            blocks.append(
                END.format(
                    name=name,
                    end=end,
                    classes="\n".join(lines),
                    message=message,
                )
            )
    return "\n".join(blocks)
