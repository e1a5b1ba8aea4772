# violates: shape:EvidenceLine-proposition

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT { ?p etio:hasEvidenceLine <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> . }
WHERE { claim:999-001 etio:speaksTo ?p . }
