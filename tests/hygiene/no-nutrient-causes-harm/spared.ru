# spares: claim:998-001

PREFIX claim:     <https://w3id.org/etiograph/claim/>
PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX nutrient:  <https://w3id.org/etiograph/nutrient/>

DELETE DATA { claim:998-001 etio:subject condition:brittle-elbow ; etio:relation etio:causes . } ;
INSERT DATA { claim:998-001 etio:subject nutrient:zestin ; etio:relation etio:supports . }
