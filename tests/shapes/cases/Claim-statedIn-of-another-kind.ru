# violates: shape:Claim-sameDocument shape:Claim-statedIn shape:RestatingClaim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX prov:  <http://www.w3.org/ns/prov#>

DELETE { claim:999-001 etio:statedIn ?o . }
INSERT { claim:999-001 etio:statedIn <https://example.org/other> .
    <https://example.org/other> a prov:Entity . }
WHERE { claim:999-001 etio:statedIn ?o . }
