# violates: shape:Claim-severity

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:999-001 etio:severity etio:mild . }
