# violates: shape:Ontology-description

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { <https://w3id.org/etiograph/ontology> dcterms:description ?o . }
WHERE { <https://w3id.org/etiograph/ontology> dcterms:description ?o . }
