# catches: literature-claim:zest2031-01

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature:       <https://w3id.org/etiograph/literature/>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE DATA { literature-claim:zest2031-01 etio:reportedIn literature:zest2031 . } ;
INSERT DATA { literature-claim:zest2031-01 etio:reportedIn literature:zest2030 . }
