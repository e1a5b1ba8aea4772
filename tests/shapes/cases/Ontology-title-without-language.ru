# violates: shape:Ontology-title

PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { <https://w3id.org/etiograph/ontology> dcterms:title ?o . }
INSERT { <https://w3id.org/etiograph/ontology> dcterms:title "words" . }
WHERE { <https://w3id.org/etiograph/ontology> dcterms:title ?o . }
