# violates: shape:Quantity-unit

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX quantity: <https://w3id.org/etiograph/quantity/>

INSERT DATA { quantity:3-month etio:unit "week" . }
