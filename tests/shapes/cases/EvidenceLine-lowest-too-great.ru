# violates: shape:EvidenceLine-lowest shape:EvidenceLine-order

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty ?o . }
INSERT { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty 6 . }
WHERE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:lowestCertainty ?o . }
