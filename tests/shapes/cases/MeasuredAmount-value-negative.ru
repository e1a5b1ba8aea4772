# violates: shape:MeasuredAmount-value

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:value ?o . }
INSERT { amount:1_zestin_first etio:value -1.0 . }
WHERE { amount:1_zestin_first etio:value ?o . }
