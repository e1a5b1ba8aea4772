# violates: shape:LiteratureClaim-region

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX source:           <https://w3id.org/etiograph/source/>

DELETE { literature-claim:zest2031-01 etio:region ?o . }
INSERT { literature-claim:zest2031-01 etio:region source:999 . }
WHERE { literature-claim:zest2031-01 a ?type . OPTIONAL { literature-claim:zest2031-01 etio:region ?o . } }
