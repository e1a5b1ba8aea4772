# violates: shape:Claim-outcome

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { claim:999-001 etio:outcome symptom:elbow-ache . }
