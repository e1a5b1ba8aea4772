# violates: shape:Claim-region

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { claim:999-001 etio:region ?o . }
INSERT { claim:999-001 etio:region symptom:ache . }
WHERE { claim:999-001 etio:region ?o . }
