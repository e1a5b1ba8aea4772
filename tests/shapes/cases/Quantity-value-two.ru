# violates: shape:Quantity-value

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX quantity: <https://w3id.org/etiograph/quantity/>

INSERT DATA { quantity:3-month etio:value 4.0 . }
