# violates: shape:Term

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { <https://w3id.org/etiograph/symptom/elbow_Ache> a etio:Factor ; rdfs:label "odd"@en ; skos:definition "something odd"@en ; etio:unmappedBecause "invented"@en . }
