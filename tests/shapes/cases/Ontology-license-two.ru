# violates: shape:Ontology-license

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://w3id.org/etiograph/ontology> dcterms:license <https://example.org/licence> . }
