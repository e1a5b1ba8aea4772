# violates: shape:LiteratureClaim-evidence

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 etio:evidence ?o . }
INSERT { literature-claim:zest2031-01 etio:evidence etio:affirmed . }
WHERE { literature-claim:zest2031-01 etio:evidence ?o . }
