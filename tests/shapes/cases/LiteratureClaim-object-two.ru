# violates: shape:LiteratureClaim-object

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX symptom:          <https://w3id.org/etiograph/symptom/>

INSERT DATA { literature-claim:zest2031-01 etio:object symptom:ache . }
