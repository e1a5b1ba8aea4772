# violates: shape:Claim-object

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

INSERT DATA { claim:998-001 etio:object symptom:ache . }
