# violates: shape:Claim-stance

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX SEPIO: <http://purl.obolibrary.org/obo/SEPIO_>

DELETE { claim:998-001 etio:affirms ?o . }
INSERT { claim:998-001 etio:affirms <https://example.org/other> .
    <https://example.org/other> a SEPIO:0000000 . }
WHERE { claim:998-001 etio:affirms ?o . }
