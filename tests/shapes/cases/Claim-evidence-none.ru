# violates: shape:Claim-evidence

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-001 etio:evidence ?o . }
WHERE { claim:998-001 etio:evidence ?o . }
