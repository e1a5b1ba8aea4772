# violates: shape:Claim-quantity

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:quantity ?o . }
INSERT { claim:999-001 etio:quantity amount:1_zestin_first . }
WHERE { claim:999-001 etio:quantity ?o . }
