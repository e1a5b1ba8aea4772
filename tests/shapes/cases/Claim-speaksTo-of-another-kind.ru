# violates: shape:Claim-speaksTo

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX SEPIO: <http://purl.obolibrary.org/obo/SEPIO_>

DELETE { claim:999-001 etio:speaksTo ?o . }
INSERT { claim:999-001 etio:speaksTo <https://example.org/other> .
    <https://example.org/other> a SEPIO:0000000 . }
WHERE { claim:999-001 etio:speaksTo ?o . }
