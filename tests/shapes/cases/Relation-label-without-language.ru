# violates: shape:Relation-label

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { etio:worsens rdfs:label ?o . }
INSERT { etio:worsens rdfs:label "other" . }
WHERE { etio:worsens rdfs:label ?o . }
