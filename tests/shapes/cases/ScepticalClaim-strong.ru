# violates: shape:ScepticalClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-002 etio:certainty ?o . }
INSERT { claim:998-002 etio:certainty etio:strong . }
WHERE { claim:998-002 etio:certainty ?o . }
