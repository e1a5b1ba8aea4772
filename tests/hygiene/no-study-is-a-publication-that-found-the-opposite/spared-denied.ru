# spares: study:juggling-study

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

# Both say no.
DELETE { claim:999-001 etio:affirms ?proposition . ?link etio:direction ?direction . }
INSERT { claim:999-001 etio:denies ?proposition . ?link etio:direction etio:disputing . }
WHERE { claim:999-001 etio:affirms ?proposition . ?link etio:sameOrigin ?study ; etio:direction ?direction . }
