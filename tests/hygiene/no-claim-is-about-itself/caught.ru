# catches: claim:998-001

PREFIX claim:     <https://w3id.org/etiograph/claim/>
PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX symptom:   <https://w3id.org/etiograph/symptom/>

DELETE DATA { claim:998-001 etio:object symptom:elbow-ache . } ;
INSERT DATA { claim:998-001 etio:object condition:brittle-elbow . }
