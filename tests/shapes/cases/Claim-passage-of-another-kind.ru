# violates: shape:Claim-passage shape:Claim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX oa:    <http://www.w3.org/ns/oa#>

DELETE { claim:999-001 etio:passage ?o . }
INSERT { claim:999-001 etio:passage <https://example.org/other> .
    <https://example.org/other> a oa:SpecificResource . }
WHERE { claim:999-001 etio:passage ?o . }
