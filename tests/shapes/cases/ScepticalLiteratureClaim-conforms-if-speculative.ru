# violates:

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-03 etio:certainty ?o . }
INSERT { literature-claim:zest2031-03 etio:certainty etio:speculative . }
WHERE { literature-claim:zest2031-03 etio:certainty ?o . }
