# catches: claim:998-001

PREFIX claim:     <https://w3id.org/etiograph/claim/>
PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX function:  <https://w3id.org/etiograph/function/>

DELETE DATA { claim:998-001 etio:subject condition:brittle-elbow . } ;
INSERT DATA { claim:998-001 etio:subject function:throwing . function:throwing a etio:BodyFunction . }
