# violates: shape:Claim-outcome

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { claim:999-001 etio:outcome ?o . }
INSERT { claim:999-001 etio:outcome source:998 . }
WHERE { claim:999-001 etio:outcome ?o . }
