# catches: condition:brittle-elbow

PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { symptom:weak-elbow a etio:Symptom ; rdfs:label "weak elbow"@en ; skos:definition "invented disease of a joint"@en . }
