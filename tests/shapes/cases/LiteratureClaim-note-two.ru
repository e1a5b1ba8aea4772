# violates: shape:LiteratureClaim-note

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX skos:             <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { literature-claim:zest2031-01 skos:note "other"@en . }
