# violates: shape:Ontology-description

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://w3id.org/etiograph/ontology> dcterms:description "other"@en . }
