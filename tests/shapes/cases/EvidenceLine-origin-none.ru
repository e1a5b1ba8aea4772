# violates: shape:EvidenceLine-origin

PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
WHERE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
