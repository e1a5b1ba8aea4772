# violates: shape:NumberedAmount

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX intake: <https://w3id.org/etiograph/intake/>

DELETE { intake:zestin_males_9-13-y_ai_2005 etio:value ?o . }
WHERE { intake:zestin_males_9-13-y_ai_2005 etio:value ?o . }
