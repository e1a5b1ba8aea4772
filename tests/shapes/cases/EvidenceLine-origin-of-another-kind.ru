# violates: shape:EvidenceLine-origin

PREFIX prov:   <http://www.w3.org/ns/prov#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
INSERT { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom source:998 . }
WHERE { <https://w3id.org/etiograph/evidence-line/998_condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
