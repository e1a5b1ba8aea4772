# violates: shape:Claim-sameDocument shape:Claim-statedIn shape:RestatingClaim-sameDocument

PREFIX claim:        <https://w3id.org/etiograph/claim/>
PREFIX etio:         <https://w3id.org/etiograph/ontology#>
PREFIX organization: <https://w3id.org/etiograph/organization/>

DELETE { claim:999-001 etio:statedIn ?o . }
INSERT { claim:999-001 etio:statedIn organization:press . }
WHERE { claim:999-001 etio:statedIn ?o . }
