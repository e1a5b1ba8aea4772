# violates: shape:RestatingClaim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:998-002 etio:restates claim:999-001 . }
