# violates: shape:LiteratureClaim-evidenceStance

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>

DELETE { literature-claim:zest2031-03 etio:evidenceStance ?o . }
INSERT { literature-claim:zest2031-03 etio:evidenceStance etio:affirmed . }
WHERE { literature-claim:zest2031-03 etio:evidenceStance ?o . }
