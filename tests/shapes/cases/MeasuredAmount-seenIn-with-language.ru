# violates: shape:MeasuredAmount-seenIn

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:seenIn ?o . }
INSERT { amount:1_zestin_first etio:seenIn "there"@en . }
WHERE { amount:1_zestin_first etio:seenIn ?o . }
