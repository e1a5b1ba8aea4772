# violates: shape:EvidenceLine-proposition

PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX SEPIO: <http://purl.obolibrary.org/obo/SEPIO_>

DELETE { ?p etio:hasEvidenceLine <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> . }
INSERT { <https://example.org/other> etio:hasEvidenceLine <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> ; a SEPIO:0000000 . }
WHERE { ?p etio:hasEvidenceLine <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> . }
