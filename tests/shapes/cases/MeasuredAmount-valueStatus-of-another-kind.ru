# violates: shape:MeasuredAmount-valueStatus shape:UnnumberedAmount

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:valueStatus ?o . }
INSERT { amount:1_zestin_first etio:valueStatus etio:directItem . }
WHERE { amount:1_zestin_first etio:valueStatus ?o . }
