# violates: shape:Edge-origin

PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
WHERE { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> prov:wasDerivedFrom ?o . }
