# violates: shape:MeasuredAmount-ofItem

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

DELETE { amount:1_zestin_first etio:ofItem ?o . }
WHERE { amount:1_zestin_first etio:ofItem ?o . }
