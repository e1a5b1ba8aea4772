# catches: claim:998-001

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE DATA { claim:998-001 etio:statedIn source:998 . } ;
INSERT DATA { claim:998-001 etio:statedIn source:999 . }
