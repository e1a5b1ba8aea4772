# violates: shape:Proposition-evidenceLine

PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX SEPIO: <http://purl.obolibrary.org/obo/SEPIO_>

INSERT DATA { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:hasEvidenceLine <https://example.org/other> .
    <https://example.org/other> a SEPIO:0000002 . }
