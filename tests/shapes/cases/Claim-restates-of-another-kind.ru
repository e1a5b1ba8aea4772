# violates: shape:Claim-restates shape:RestatingClaim-sameDocument

PREFIX claim:   <https://w3id.org/etiograph/claim/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { claim:999-002 etio:restates ?o . }
INSERT { claim:999-002 etio:restates symptom:ache . }
WHERE { claim:999-002 etio:restates ?o . }
