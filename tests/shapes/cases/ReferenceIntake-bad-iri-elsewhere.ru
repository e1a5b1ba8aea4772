# violates: shape:ReferenceIntake

PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 ?p ?o . }
INSERT { <https://example.org/?https://w3id.org/etiograph/intake/zestin_males_9-13-y_ai_2005> ?p ?o . }
WHERE { intake:zestin_males_9-13-y_ai_2005 ?p ?o . }
