# violates: shape:SchemeValue-label

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { etio:seldom rdfs:label ?o . }
INSERT { etio:seldom rdfs:label "seldom" . }
WHERE { etio:seldom rdfs:label ?o . }
