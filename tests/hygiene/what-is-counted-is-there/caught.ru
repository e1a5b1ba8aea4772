# catches: edge:condition-brittle-elbow_causes_symptom-elbow-ache

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX edge:  <https://w3id.org/etiograph/edge/>
PREFIX prov:  <http://www.w3.org/ns/prov#>

INSERT DATA { edge:condition-brittle-elbow_causes_symptom-elbow-ache prov:wasDerivedFrom claim:998-002 . }
