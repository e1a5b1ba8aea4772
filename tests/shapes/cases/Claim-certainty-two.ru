# violates: shape:Claim-certainty

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:998-001 etio:certainty etio:weak . }
