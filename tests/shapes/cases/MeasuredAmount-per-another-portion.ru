# violates: shape:MeasuredAmount-per

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:per ?o . }
INSERT { amount:1_zestin_first etio:per "50 g" . }
WHERE { amount:1_zestin_first etio:per ?o . }
