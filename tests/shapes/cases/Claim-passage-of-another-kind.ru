# violates: shape:Claim-passage shape:Claim-sameDocument

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { claim:999-001 etio:passage ?o . }
INSERT { claim:999-001 etio:passage source:998 . }
WHERE { claim:999-001 etio:passage ?o . }
