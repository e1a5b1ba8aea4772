# violates: shape:Claim-frequency

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:999-001 etio:frequency etio:seldom . }
