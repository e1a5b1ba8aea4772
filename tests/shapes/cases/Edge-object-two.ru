# violates: shape:Edge-object

PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:object symptom:ache . }
