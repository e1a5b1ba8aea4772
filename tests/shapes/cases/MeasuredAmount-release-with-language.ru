# violates: shape:MeasuredAmount-release

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:release ?o . }
INSERT { amount:1_zestin_first etio:release "first"@en . }
WHERE { amount:1_zestin_first etio:release ?o . }
