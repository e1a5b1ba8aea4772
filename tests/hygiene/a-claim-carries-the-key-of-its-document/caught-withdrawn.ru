# catches: claim:999-005

PREFIX claim:  <https://w3id.org/etiograph/claim/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE DATA { claim:999-005 etio:statedIn source:999 . } ;
INSERT DATA { claim:999-005 etio:statedIn source:998 . }
