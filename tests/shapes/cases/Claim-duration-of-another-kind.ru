# violates: shape:Claim-duration

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:duration ?o . }
INSERT { claim:999-001 etio:duration amount:1_zestin_first . }
WHERE { claim:999-001 etio:duration ?o . }
