# violates: shape:SchemeValue-label

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { etio:seldom rdfs:label ?o . }
WHERE { etio:seldom rdfs:label ?o . }
