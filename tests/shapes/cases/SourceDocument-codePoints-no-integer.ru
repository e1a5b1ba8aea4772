# violates: shape:SourceDocument-codePoints

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { source:998 etio:codePoints ?o . }
INSERT { source:998 etio:codePoints 1.0 . }
WHERE { source:998 etio:codePoints ?o . }
