# violates: shape:Claim-object shape:causes-object

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { claim:999-001 etio:object ?o . }
INSERT { claim:999-001 etio:object source:998 . }
WHERE { claim:999-001 etio:object ?o . }
