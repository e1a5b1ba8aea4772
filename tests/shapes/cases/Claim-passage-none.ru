# violates: shape:Claim-passage shape:Claim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-001 etio:passage ?o . }
WHERE { claim:998-001 etio:passage ?o . }
