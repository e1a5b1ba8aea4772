# violates: shape:EvidenceLine-highest

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:highestCertainty ?o . }
INSERT { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:highestCertainty 5.0 . }
WHERE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:highestCertainty ?o . }
