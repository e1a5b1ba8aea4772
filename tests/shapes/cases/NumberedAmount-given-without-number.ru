# violates: shape:NumberedAmount

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:value ?o . }
WHERE { amount:1_zestin_first etio:value ?o . }
