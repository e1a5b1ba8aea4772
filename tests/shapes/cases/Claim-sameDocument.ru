# violates: shape:Claim-sameDocument

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX span:  <https://w3id.org/etiograph/span/>

DELETE { claim:998-001 etio:passage ?o . }
INSERT { claim:998-001 etio:passage span:999-00000-00010 . }
WHERE { claim:998-001 etio:passage ?o . }
