# catches: claim:999-002 claim:999-001

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

INSERT DATA { claim:999-001 etio:restates claim:999-002 . }
