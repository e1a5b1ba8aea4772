# violates: shape:Claim-speaksTo

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-001 etio:speaksTo ?o . }
WHERE { claim:998-001 etio:speaksTo ?o . }
