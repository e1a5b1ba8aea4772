# violates: shape:Claim-attribution

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>

DELETE { claim:999-001 prov:wasAttributedTo ?o . }
INSERT { claim:999-001 prov:wasAttributedTo <https://example.org/other> .
    <https://example.org/other> a prov:Agent . }
WHERE { claim:999-001 prov:wasAttributedTo ?o . }
