# violates: shape:SourceDocument-sha256

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { source:998 etio:sha256 ?o . }
INSERT { source:998 etio:sha256 "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd" . }
WHERE { source:998 etio:sha256 ?o . }
