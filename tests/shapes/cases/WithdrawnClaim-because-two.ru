# violates: shape:WithdrawnClaim-because

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:999-005 etio:withdrawnBecause "other"@en . }
