# violates: shape:Claim-time

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX prov:  <http://www.w3.org/ns/prov#>
PREFIX xsd:   <http://www.w3.org/2001/XMLSchema#>

DELETE { claim:999-001 prov:generatedAtTime ?o . }
INSERT { claim:999-001 prov:generatedAtTime "2026-01-01"^^xsd:date . }
WHERE { claim:999-001 prov:generatedAtTime ?o . }
