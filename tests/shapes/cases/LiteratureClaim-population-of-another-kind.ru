# violates: shape:LiteratureClaim-population

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX symptom:          <https://w3id.org/etiograph/symptom/>

DELETE { literature-claim:zest2031-01 etio:population ?o . }
INSERT { literature-claim:zest2031-01 etio:population symptom:ache . }
WHERE { literature-claim:zest2031-01 etio:population ?o . }
