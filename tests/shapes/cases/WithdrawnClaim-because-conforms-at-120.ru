# violates:

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-005 etio:withdrawnBecause ?o . }
INSERT { claim:999-005 etio:withdrawnBecause "why why why why why why why why why why why why why why why why why why why why why why why why why why why why why over"@en . }
WHERE { claim:999-005 etio:withdrawnBecause ?o . }
