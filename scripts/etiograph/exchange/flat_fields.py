"""Names the columns of the flat tables, and which statement each cell makes."""

from __future__ import annotations

from dataclasses import dataclass

from etiograph.exchange.class_tables import GRAPH, HOME, ID, IRI
from etiograph.exchange.grids import BOOLEAN, INTEGER
from etiograph.exchange.named_graphs import MATCHES
from etiograph.vocabulary import shorten

NODES, SYNONYMS, MAPPINGS = "nodes", "synonyms", "mappings"
EDGES, IMPLIED = "edges", "edges_implied"
AFFIRMED = "claims_affirmed"
CLAIMS = {
    AFFIRMED: "etio:affirms",
    "claims_denied": "etio:denies",
    "claims_left_open": "etio:leavesOpen",
    "claims_asked": "etio:asks",
}
"""The tables of claims, and what the claims of each do with their proposition."""
LABEL, ENGLISH, ALTERNATIVE = "rdfs:label", "@en", "skos:altLabel"
MATCH_WORDS = tuple(map(shorten, MATCHES))
VOCABULARY, PROPOSITIONS, CONCORDANCE, WHOLE = (
    f"graph:{name}" for name in ("vocabulary", "propositions", "concordance", "selection")
)
SELECTOR = "-selector"
"""Ends the name of the selector of a span: see docs/model.md."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a flat table, and what its cells say.

    Attributes:
        name: of the column.
        about: column whose cell names what is spoken of; with ``SELECTOR``, the selector of it.
        property: prefixed name; or a column that names it; empty if a cell says nothing of its own.
        value: kind of the values.
        home: graph that says it; ``HOME`` for that of the row, ``NODES`` for that of the node.
    """

    name: str
    about: str = ID
    property: str = ""
    value: str = IRI
    home: str = HOME


def _labelled(name: str, property_: str) -> tuple[Field, Field]:
    return Field(name, ID, property_), Field(f"{name}_label", name, LABEL, ENGLISH, NODES)


RELATION = (
    Field("relation", ID, "etio:relation"),
    Field("relation_label", "relation", LABEL, ENGLISH, VOCABULARY),
)
CLAIM = (
    Field(ID),
    Field("stance"),
    *_labelled("subject", "etio:subject"),
    *RELATION,
    *_labelled("object", "etio:object"),
    *_labelled("region", "etio:region"),
    Field("polarity", ID, "etio:polarity"),
    Field("certainty", ID, "etio:certainty"),
    Field("certainty_rank", "certainty", "etio:rank", INTEGER, VOCABULARY),
    Field("evidence", ID, "etio:evidence"),
    Field("evidence_label", "evidence", LABEL, ENGLISH, VOCABULARY),
    Field("evidence_stance", ID, "etio:evidenceStance"),
    Field("voice", ID, "etio:voice"),
    *_labelled("population", "etio:population"),
    Field("frequency", ID, "etio:frequency"),
    Field("severity", ID, "etio:severity"),
    Field("quantity", ID, "etio:quantity"),
    Field("duration", ID, "etio:duration"),
    *_labelled("compared_with", "etio:comparedWith"),
    *_labelled("outcome", "etio:outcome"),
    Field("study", ID, "etio:study"),
    Field("restates", ID, "etio:restates"),
    Field("document", ID, "etio:statedIn"),
    Field("document_title", "document", "dcterms:title", ENGLISH),
    Field("publisher", "document", "dcterms:publisher"),
    Field("publisher_label", "publisher", LABEL, ENGLISH, NODES),
    Field("passage", ID, "etio:passage"),
    Field("passage_start", f"passage{SELECTOR}", "oa:start", INTEGER),
    Field("passage_end", f"passage{SELECTOR}", "oa:end", INTEGER),
    Field("proposition", ID, "stance", IRI, PROPOSITIONS),
    Field("concordance", "proposition", "etio:concordance", IRI, CONCORDANCE),
    Field("concordance_in_whole", "proposition", "etio:concordanceInWhole", IRI, WHOLE),
    Field(GRAPH),
)
EDGE = (
    Field(ID),
    *_labelled("subject", "etio:subject"),
    *RELATION,
    *_labelled("object", "etio:object"),
    Field("own_claim_count", value=INTEGER),
    Field("claim_count", ID, "etio:claimCount", INTEGER),
    Field("document_count", ID, "etio:documentCount", INTEGER),
    Field("publisher_count", ID, "etio:publisherCount", INTEGER),
    Field("lowest_certainty_rank", ID, "etio:lowestCertainty", INTEGER),
    Field("highest_certainty_rank", ID, "etio:highestCertainty", INTEGER),
    Field("disputed", value=BOOLEAN),
    Field("disputed_by", ID, "etio:disputedBy"),
    Field("disputed_in_whole", ID, "etio:disputedInWhole", IRI, WHOLE),
    Field("own_claims", ID, "prov:wasDerivedFrom"),
    Field("claims", ID, "prov:wasDerivedFrom"),
    Field(GRAPH),
)
NODE = (
    Field(ID),
    Field("type", ID, "rdf:type"),
    Field("label", ID, LABEL, ENGLISH),
    Field("definition", ID, "skos:definition", ENGLISH),
    Field("broader", ID, "skos:broader"),
    Field("deficiency_of", ID, "etio:deficiencyOf"),
    Field(GRAPH),
)
SYNONYM = (Field(ID), Field("synonym", ID, ALTERNATIVE, ENGLISH), Field(GRAPH))
MAPPING = (Field(ID), Field("match"), Field("counterpart", ID, "match"), Field(GRAPH))
FIELDS: dict[str, tuple[Field, ...]] = {
    **dict.fromkeys(CLAIMS, CLAIM),
    EDGES: EDGE,
    IMPLIED: EDGE,
    NODES: NODE,
    SYNONYMS: SYNONYM,
    MAPPINGS: MAPPING,
}
"""The columns of each flat table. Several names in a cell have a space between them."""
