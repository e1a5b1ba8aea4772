# violates: shape:EvidenceLine-lowest

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty ?o . }
INSERT { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty 1.0 . }
WHERE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty ?o . }
