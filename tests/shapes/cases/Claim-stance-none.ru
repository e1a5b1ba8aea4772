# violates: shape:Claim-stance

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-001 etio:affirms ?o . }
WHERE { claim:998-001 etio:affirms ?o . }
