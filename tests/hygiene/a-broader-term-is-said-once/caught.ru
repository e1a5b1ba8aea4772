# catches: symptom:tiny-ache

PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:tiny-ache a etio:Symptom ; rdfs:label "tiny hurt"@en ; skos:definition "small hurt"@en ; skos:broader symptom:elbow-ache, symptom:ache . }
