# violates: shape:Edge-relation

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:relation ?o . }
WHERE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:relation ?o . }
