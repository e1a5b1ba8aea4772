# violates: shape:Claim-frequency

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:frequency ?o . }
INSERT { claim:999-001 etio:frequency etio:affirmed . }
WHERE { claim:999-001 etio:frequency ?o . }
