# violates: shape:Edge-lowest

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty ?o . }
INSERT { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty 1.0 . }
WHERE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty ?o . }
