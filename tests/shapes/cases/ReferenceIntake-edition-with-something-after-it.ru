# violates: shape:ReferenceIntake-edition

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 etio:edition ?o . }
INSERT { intake:zestin_males_9-13-y_ai_2005 etio:edition "2005-2006" . }
WHERE { intake:zestin_males_9-13-y_ai_2005 etio:edition ?o . }
