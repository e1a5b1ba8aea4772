"""What answers of SPARQL are written in."""

from __future__ import annotations

import pyoxigraph as ox

from etiograph.serving.negotiation import Form

JSON = Form(
    "json",
    "application/sparql-results+json",
    ("application/sparql-results+json", "application/json", "text/json"),
)
XML = Form(
    "xml",
    "application/sparql-results+xml",
    ("application/sparql-results+xml", "application/xml", "text/xml"),
)
CSV = Form("csv", "text/csv; charset=utf-8; header=present", ("text/csv",))
TSV = Form("tsv", "text/tab-separated-values; charset=utf-8", ("text/tab-separated-values",))
TURTLE = Form(
    "ttl", "text/turtle; charset=utf-8", ("text/turtle", "application/x-turtle", "turtle")
)
TRIPLES = Form(
    "nt", "application/n-triples; charset=utf-8", ("application/n-triples", "text/plain")
)
JSON_LD = Form("jsonld", "application/ld+json", ("application/ld+json", "application/json"))
RDF_XML = Form(
    "rdf", "application/rdf+xml; charset=utf-8", ("application/rdf+xml", "application/xml", "xml")
)
TABLES = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
}
"""For SELECT and ASK."""
GRAPHS = {
    TURTLE: ox.RdfFormat.TURTLE,
    TRIPLES: ox.RdfFormat.N_TRIPLES,
    JSON_LD: ox.RdfFormat.JSON_LD,
    RDF_XML: ox.RdfFormat.RDF_XML,
}
"""For CONSTRUCT and DESCRIBE, and for what is said of one thing."""
