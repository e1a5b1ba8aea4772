# violates: shape:Edge-claimCount

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> etio:claimCount 9 . }
