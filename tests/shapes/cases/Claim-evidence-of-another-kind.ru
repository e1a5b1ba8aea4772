# violates: shape:Claim-evidence

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:evidence ?o . }
INSERT { claim:999-001 etio:evidence etio:affirmed . }
WHERE { claim:999-001 etio:evidence ?o . }
