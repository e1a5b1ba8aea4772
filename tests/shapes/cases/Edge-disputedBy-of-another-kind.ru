# violates: shape:Edge-disputedBy

PREFIX edge:  <https://w3id.org/etiograph/edge/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { edge:condition-brittle-elbow_causes_symptom-elbow-ache etio:disputedBy <https://example.org/other> .
    <https://example.org/other> a etio:Saying . }
