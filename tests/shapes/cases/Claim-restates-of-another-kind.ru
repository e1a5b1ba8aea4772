# violates: shape:Claim-restates shape:RestatingClaim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-002 etio:restates ?o . }
INSERT { claim:999-002 etio:restates <https://example.org/other> .
    <https://example.org/other> a etio:Saying . }
WHERE { claim:999-002 etio:restates ?o . }
