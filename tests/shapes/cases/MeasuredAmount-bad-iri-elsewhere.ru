# violates: shape:MeasuredAmount

PREFIX amount: <https://w3id.org/etiograph/amount/>

DELETE { amount:1_zestin_first ?p ?o . }
INSERT { <https://example.org/?https://w3id.org/etiograph/amount/1_zestin_first> ?p ?o . }
WHERE { amount:1_zestin_first ?p ?o . }
