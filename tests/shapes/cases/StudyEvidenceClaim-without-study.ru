# violates: shape:StudyEvidenceClaim

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>

DELETE { claim:999-001 etio:study ?o . }
WHERE { claim:999-001 etio:study ?o . } ;
DELETE { claim:999-001 etio:voice ?o . }
INSERT { claim:999-001 etio:voice etio:articleVoice . }
WHERE { claim:999-001 etio:voice ?o . }
