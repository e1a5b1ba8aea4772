# violates: shape:Claim-speaksTo

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT { claim:998-001 etio:speaksTo ?other . }
WHERE { claim:998-003 etio:speaksTo ?other . }
