# violates: shape:EvidenceLine-highest shape:EvidenceLine-order

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> etio:highestCertainty 2 . }
