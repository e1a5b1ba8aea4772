# violates: shape:Claim-certainty

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:certainty ?o . }
INSERT { claim:999-001 etio:certainty etio:affirmed . }
WHERE { claim:999-001 etio:certainty ?o . }
