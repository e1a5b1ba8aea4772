# violates: shape:LiteratureClaim-attribution

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX prov:             <http://www.w3.org/ns/prov#>

DELETE { literature-claim:zest2031-01 prov:wasAttributedTo ?o . }
INSERT { literature-claim:zest2031-01 prov:wasAttributedTo <https://example.org/other> .
    <https://example.org/other> a prov:Agent . }
WHERE { literature-claim:zest2031-01 prov:wasAttributedTo ?o . }
