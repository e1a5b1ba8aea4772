# violates: shape:Edge-disputedBy

PREFIX edge:   <https://w3id.org/etiograph/edge/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { edge:condition-brittle-elbow_causes_symptom-elbow-ache etio:disputedBy source:998 . }
