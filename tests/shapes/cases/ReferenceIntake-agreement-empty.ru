# violates: shape:ReferenceIntake-agreement

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 etio:agreement ?o . }
INSERT { intake:zestin_males_9-13-y_ai_2005 etio:agreement "" . }
WHERE { intake:zestin_males_9-13-y_ai_2005 etio:agreement ?o . }
