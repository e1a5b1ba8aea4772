# violates: shape:Claim-speaksTo

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { claim:999-001 etio:speaksTo ?o . }
INSERT { claim:999-001 etio:speaksTo symptom:ache . }
WHERE { claim:999-001 etio:speaksTo ?o . }
