# violates: shape:LiteratureClaim-time

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX prov:             <http://www.w3.org/ns/prov#>

DELETE { literature-claim:zest2031-01 prov:generatedAtTime ?o . }
INSERT { literature-claim:zest2031-01 prov:generatedAtTime "2031" . }
WHERE { literature-claim:zest2031-01 a ?type . OPTIONAL { literature-claim:zest2031-01 prov:generatedAtTime ?o . } }
