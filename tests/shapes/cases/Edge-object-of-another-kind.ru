# violates: shape:Edge-object shape:causes-object

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:object ?o . }
INSERT { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:object source:998 . }
WHERE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:object ?o . }
