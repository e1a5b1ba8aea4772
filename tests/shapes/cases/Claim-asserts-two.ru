# violates: shape:Claim-asserts

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT { claim:998-001 etio:asserts ?other . }
WHERE { claim:998-003 etio:asserts ?other . }
