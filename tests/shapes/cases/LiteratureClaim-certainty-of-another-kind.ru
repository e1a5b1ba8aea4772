# violates: shape:LiteratureClaim-certainty

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-01 etio:certainty ?o . }
INSERT { literature-claim:zest2031-01 etio:certainty etio:affirmed . }
WHERE { literature-claim:zest2031-01 etio:certainty ?o . }
