# violates: shape:LiteratureSourceClaims

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE DATA { literature:zest2030 etio:noClaimBecause "invented"@en . }
