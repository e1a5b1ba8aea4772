# spares: claim:999-002

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX span:  <https://w3id.org/etiograph/span/>

DELETE DATA { claim:999-002 etio:passage span:999-00010-00020 . } ;
INSERT DATA { claim:999-002 etio:passage span:999-00000-00010 . }
