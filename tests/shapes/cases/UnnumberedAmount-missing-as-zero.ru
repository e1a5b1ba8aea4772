# violates: shape:UnnumberedAmount

PREFIX amount: <https://w3id.org/etiograph/amount/>
PREFIX etio:   <https://w3id.org/etiograph/ontology#>

INSERT DATA { amount:1_zestin_second etio:value 0.0 . }
