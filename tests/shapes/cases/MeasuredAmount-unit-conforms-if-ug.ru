# violates:

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:unit ?o . }
INSERT { amount:1_zestin_first etio:unit "ug" . }
WHERE { amount:1_zestin_first etio:unit ?o . }
