# violates: shape:MeasuredAmount-per

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

INSERT DATA { amount:1_zestin_first etio:per "serving" . }
