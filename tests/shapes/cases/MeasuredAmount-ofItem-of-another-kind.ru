# violates: shape:MeasuredAmount-ofItem

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX food:   <https://w3id.org/etiograph/food/>

DELETE { amount:1_zestin_first etio:ofItem ?o . }
INSERT { amount:1_zestin_first etio:ofItem food:sea-plum . }
WHERE { amount:1_zestin_first etio:ofItem ?o . }
