# violates: shape:ReferenceIntake-age

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 etio:age ?o . }
INSERT { intake:zestin_males_9-13-y_ai_2005 etio:age "9-13 years" . }
WHERE { intake:zestin_males_9-13-y_ai_2005 etio:age ?o . }
