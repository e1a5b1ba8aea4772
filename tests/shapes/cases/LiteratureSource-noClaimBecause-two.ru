# violates: shape:LiteratureSource-noClaimBecause

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2030 etio:noClaimBecause "not read"@en . }
