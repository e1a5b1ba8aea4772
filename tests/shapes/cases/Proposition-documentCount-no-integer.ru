# violates: shape:Proposition-documentCount

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:documentCount ?o . }
INSERT { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:documentCount 1.0 . }
WHERE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:documentCount ?o . }
