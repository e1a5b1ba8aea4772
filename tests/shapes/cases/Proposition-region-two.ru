# violates: shape:Proposition-region

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX region: <https://w3id.org/etiograph/region/>

INSERT DATA { <https://w3id.org/etiograph/proposition/condition-brittle-elbow_causes_symptom-elbow-ache> etio:region region:elbow, region:limb . }
