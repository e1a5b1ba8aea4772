# violates:

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 etio:lifeStage ?o . }
INSERT { intake:zestin_males_9-13-y_ai_2005 etio:lifeStage "Infants" . }
WHERE { intake:zestin_males_9-13-y_ai_2005 etio:lifeStage ?o . }
