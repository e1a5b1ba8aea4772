# violates: shape:Proposition-inconclusive

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:inconclusivePublishers ?o . }
INSERT { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:inconclusivePublishers 1.0 . }
WHERE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:inconclusivePublishers ?o . }
