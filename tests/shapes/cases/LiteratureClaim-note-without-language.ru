# violates: shape:LiteratureClaim-note

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX skos:             <http://www.w3.org/2004/02/skos/core#>

DELETE { literature-claim:zest2031-01 skos:note ?o . }
INSERT { literature-claim:zest2031-01 skos:note "plain" . }
WHERE { literature-claim:zest2031-01 a ?type . OPTIONAL { literature-claim:zest2031-01 skos:note ?o . } }
