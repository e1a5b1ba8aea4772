# violates: shape:LiteratureClaim-region

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX symptom:          <https://w3id.org/etiograph/symptom/>

DELETE { literature-claim:zest2031-01 etio:region ?o . }
INSERT { literature-claim:zest2031-01 etio:region symptom:ache . }
WHERE { literature-claim:zest2031-01 etio:region ?o . }
