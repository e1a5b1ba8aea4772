# violates: shape:ComparativeClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-003 etio:outcome ?o . }
WHERE { claim:998-003 etio:outcome ?o . }
