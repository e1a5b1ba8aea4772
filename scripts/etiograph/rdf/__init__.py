"""RDF read, written, asked: everything that touches an engine."""
