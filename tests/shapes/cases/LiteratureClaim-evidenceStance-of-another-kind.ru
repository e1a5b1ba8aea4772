# violates: shape:LiteratureClaim-evidenceStance

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX source:           <https://w3id.org/etiograph/source/>

DELETE { literature-claim:zest2031-03 etio:evidenceStance ?o . }
INSERT { literature-claim:zest2031-03 etio:evidenceStance source:999 . }
WHERE { literature-claim:zest2031-03 a ?type . OPTIONAL { literature-claim:zest2031-03 etio:evidenceStance ?o . } }
