# violates: shape:Claim-time

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>

DELETE { claim:998-001 prov:generatedAtTime ?o . }
WHERE { claim:998-001 prov:generatedAtTime ?o . }
