# violates: shape:Claim-passage shape:Claim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX span:  <https://w3id.org/etiograph/span/>

INSERT DATA { claim:998-001 etio:passage span:999-00000-00010 . }
