# violates: shape:Ontology-license

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { <https://w3id.org/etiograph/ontology> dcterms:license ?o . }
WHERE { <https://w3id.org/etiograph/ontology> dcterms:license ?o . }
