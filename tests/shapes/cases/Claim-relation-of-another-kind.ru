# violates: shape:Claim-relation

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:relation ?o . }
INSERT { claim:999-001 etio:relation etio:leadsTo . }
WHERE { claim:999-001 etio:relation ?o . }
