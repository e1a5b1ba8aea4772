"""Names what the nodes and edges of a labelled graph carry, and which statement each makes."""

from __future__ import annotations

from dataclasses import dataclass

from etiograph.exchange.class_tables import HOME, IRI
from etiograph.exchange.content import TERMS
from etiograph.exchange.named_graphs import MATCHES
from etiograph.vocabulary import shorten

ID, SOURCE, TARGET, LABEL, GRAPH = "id", "source", "target", "label", "graph"
STRUCTURE = (ID, SOURCE, TARGET)
"""What a format says by its own means, not as an attribute."""
MAPPINGS = "graph:mappings-"
VOCABULARY, EDGES = "graph:vocabulary", "graph:edges"
PROPOSITIONS, CONCORDANCE = "graph:propositions", "graph:concordance"
SELECTION, LITERATURE = "graph:selection", "graph:literature"
LITERATURE_LINKS = "graph:literature-links"
COLLAPSE = "collapsed"
"""Name of the part whose edges stand for several claims."""
INTEGER, BOOLEAN, ENGLISH = "xsd:integer", "xsd:boolean", "@en"


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute of nodes or edges.

    Attributes:
        name: of the attribute.
        states: prefixed name of the property; empty if it follows from other attributes.
        value: that the property has, as in ``class_tables.Column``.
        many: whether it can have several values.
        of: name of the attribute that names the resource of which it is said.
        place: prefixed name of the graph that says it; ``HOME`` for the one in ``graph``;
            ``MAPPINGS`` for the graph of mappings that goes with that one.
    """

    name: str
    states: str = ""
    value: str = IRI
    many: bool = False
    of: str = ID
    place: str = HOME

    @property
    def kind(self) -> str:
        """``int``, ``boolean`` or ``string``."""
        return {INTEGER: "int", BOOLEAN: "boolean"}.get(self.value, "string")

    def graph(self, home: str) -> str:
        """Return the prefixed name of the graph that says it of an element of this home."""
        if self.place == MAPPINGS:
            return home.replace(TERMS, MAPPINGS)
        return self.place or home


def _mapped(property_: str) -> Field:
    return Field(property_.partition(":")[2], property_, many=True, place=MAPPINGS)


def _word(name: str, *, many: bool = False) -> Field:
    return Field(name, f"etio:{name}", many=many)


def _votes(name: str) -> Field:
    return Field(name, f"etio:{name}", INTEGER, of="proposition", place=CONCORDANCE)


def _count(name: str) -> Field:
    return Field(name, f"etio:{name}", INTEGER)


NODE = (
    Field(ID),
    Field(LABEL, "rdfs:label", ENGLISH),
    Field("class", "rdf:type"),
    Field("definition", "skos:definition", ENGLISH),
    Field("altLabel", "skos:altLabel", ENGLISH, many=True),
    Field("scopeNote", "skos:scopeNote", ENGLISH),
    Field("broader", "skos:broader", many=True),
    _word("partOf", many=True),
    _word("deficiencyOf"),
    *(_mapped(shorten(one)) for one in MATCHES),
    Field("unmappedBecause", "etio:unmappedBecause", ENGLISH),
    Field("related", "skos:related", many=True, place=LITERATURE),
    Field("identification", "etio:identification", place=LITERATURE),
    Field("probablyIs", "etio:probablyIs", place=LITERATURE),
    Field(GRAPH),
)
"""What a term carries."""

CLAIM = (
    Field(ID),
    Field(SOURCE, "etio:subject"),
    Field(TARGET, "etio:object"),
    Field(LABEL),
    Field("class", "rdf:type"),
    Field("stance"),
    _word("relation"),
    Field("relationLabel", "rdfs:label", ENGLISH, of="relation", place=VOCABULARY),
    _word("polarity"),
    _word("certainty"),
    Field("certaintyRank", "etio:rank", INTEGER, of="certainty", place=VOCABULARY),
    Field("disputed", value=BOOLEAN),
    Field("disputedBy", "etio:disputedBy", many=True, of="edge", place=EDGES),
    Field("disputedInWhole", "etio:disputedInWhole", many=True, of="edge", place=SELECTION),
    _word("evidence"),
    Field("evidenceLabel", "rdfs:label", ENGLISH, of="evidence", place=VOCABULARY),
    _word("evidenceStance"),
    _word("voice"),
    _word("region"),
    _word("population", many=True),
    _word("frequency"),
    _word("severity"),
    _word("outcome"),
    _word("comparedWith", many=True),
    _word("quantity"),
    _word("duration"),
    _word("study", many=True),
    _word("restates"),
    _word("statedIn"),
    Field("title", "dcterms:title", ENGLISH, of="statedIn"),
    Field("address", "dcterms:source", of="statedIn"),
    Field("publisher", "dcterms:publisher", of="statedIn"),
    _word("passage"),
    Field("selector", "oa:hasSelector", of="passage"),
    Field("start", "oa:start", INTEGER, of="selector"),
    Field("end", "oa:end", INTEGER, of="selector"),
    Field("sha256", "etio:sha256", "xsd:string", of="passage"),
    Field("proposition", "etio:speaksTo", place=PROPOSITIONS),
    Field("concordance", "etio:concordance", of="proposition", place=CONCORDANCE),
    Field("concordanceInWhole", "etio:concordanceInWhole", of="proposition", place=SELECTION),
    *map(_votes, ("supportingPublishers", "disputingPublishers", "inconclusivePublishers")),
    Field(
        "literatureConcordance",
        "etio:literatureConcordance",
        of="proposition",
        place=LITERATURE_LINKS,
    ),
    Field("edge"),
    Field("wasAttributedTo", "prov:wasAttributedTo"),
    Field("generatedAtTime", "prov:generatedAtTime", "xsd:dateTime"),
    Field(GRAPH),
)
"""What an edge that is a claim carries; its source and target are the terms."""

COLLAPSED = (
    Field(ID),
    Field(SOURCE, "etio:subject"),
    Field(TARGET, "etio:object"),
    Field(LABEL),
    Field("class", "rdf:type"),
    _word("relation"),
    Field("relationLabel", "rdfs:label", ENGLISH, of="relation", place=VOCABULARY),
    Field("ownClaimCount", value=INTEGER),
    *map(_count, ("claimCount", "documentCount", "publisherCount")),
    *map(_count, ("highestCertainty", "lowestCertainty")),
    Field("disputed", value=BOOLEAN),
    _word("disputedBy", many=True),
    Field("disputedInWhole", "etio:disputedInWhole", many=True, place=SELECTION),
    Field("ownClaims", "prov:wasDerivedFrom", many=True),
    Field("claims", "prov:wasDerivedFrom", many=True),
    Field(GRAPH),
)
"""What an edge carries that stands for all affirming claims of its two terms and relation.

``ownClaims`` are of that very relation; ``claims`` are those of the relations below it as well.
"""


def of_edges(part: str) -> tuple[Field, ...]:
    """Return what the edges of a part carry."""
    return COLLAPSED if part == COLLAPSE else CLAIM


def attributes(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields that a format writes as attributes, in their order."""
    return tuple(field for field in fields if field.name not in STRUCTURE)
