# violates: shape:Claim-evidenceStance

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:998-002 etio:evidenceStance ?o . }
INSERT { claim:998-002 etio:evidenceStance etio:affirmed . }
WHERE { claim:998-002 etio:evidenceStance ?o . }
