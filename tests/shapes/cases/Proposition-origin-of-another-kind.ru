# violates: shape:Proposition-origin

PREFIX prov:  <http://www.w3.org/ns/prov#>
PREFIX SEPIO: <http://purl.obolibrary.org/obo/SEPIO_>

DELETE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
INSERT { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom <https://example.org/other> .
    <https://example.org/other> a SEPIO:0000001 . }
WHERE { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
