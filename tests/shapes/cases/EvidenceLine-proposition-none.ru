# violates: shape:EvidenceLine-proposition

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { ?p etio:hasEvidenceLine <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> . }
WHERE { ?p etio:hasEvidenceLine <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> . }
