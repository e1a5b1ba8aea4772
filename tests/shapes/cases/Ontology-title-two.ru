# violates: shape:Ontology-title

PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { <https://w3id.org/etiograph/ontology> dcterms:title "other"@en . }
