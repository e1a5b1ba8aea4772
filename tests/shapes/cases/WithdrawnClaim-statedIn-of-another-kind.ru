# violates: shape:WithdrawnClaim-statedIn

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-005 etio:statedIn ?o . }
INSERT { claim:999-005 etio:statedIn claim:999-004 . }
WHERE { claim:999-005 etio:statedIn ?o . }
