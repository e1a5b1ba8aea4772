# violates: shape:Claim-severity

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:severity ?o . }
INSERT { claim:999-001 etio:severity etio:affirmed . }
WHERE { claim:999-001 etio:severity ?o . }
