# violates: shape:LiteratureClaim-attribution

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX prov:             <http://www.w3.org/ns/prov#>
PREFIX source:           <https://w3id.org/etiograph/source/>

DELETE { literature-claim:zest2031-01 prov:wasAttributedTo ?o . }
INSERT { literature-claim:zest2031-01 prov:wasAttributedTo source:999 . }
WHERE { literature-claim:zest2031-01 a ?type . OPTIONAL { literature-claim:zest2031-01 prov:wasAttributedTo ?o . } }
