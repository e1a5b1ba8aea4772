# violates: shape:Claim-comparedWith

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { claim:999-001 etio:comparedWith symptom:ache . }
