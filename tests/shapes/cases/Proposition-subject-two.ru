# violates: shape:Proposition-subject

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

INSERT DATA { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:subject factor:juggling . }
