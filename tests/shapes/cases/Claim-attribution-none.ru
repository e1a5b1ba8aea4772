# violates: shape:Claim-attribution

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>

DELETE { claim:998-001 prov:wasAttributedTo ?o . }
WHERE { claim:998-001 prov:wasAttributedTo ?o . }
