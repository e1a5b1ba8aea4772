# violates: shape:WithdrawnClaim-statedIn

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-005 etio:statedIn ?o . }
WHERE { claim:999-005 etio:statedIn ?o . }
