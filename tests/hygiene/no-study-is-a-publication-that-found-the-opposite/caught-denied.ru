# catches: study:juggling-study

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:affirms ?proposition . }
INSERT { claim:999-001 etio:denies ?proposition . }
WHERE { claim:999-001 etio:affirms ?proposition . }
