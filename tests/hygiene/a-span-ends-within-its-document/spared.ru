# spares: span:998-00000-00010

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE DATA { source:998 etio:codePoints 100 . } ;
INSERT DATA { source:998 etio:codePoints 10 . }
