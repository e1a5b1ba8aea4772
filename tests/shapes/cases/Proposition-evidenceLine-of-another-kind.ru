# violates: shape:Proposition-evidenceLine

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:hasEvidenceLine ?o . }
INSERT { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:hasEvidenceLine source:998 . }
WHERE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:hasEvidenceLine ?o . }
