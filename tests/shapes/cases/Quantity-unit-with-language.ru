# violates: shape:Quantity-unit

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX quantity: <https://w3id.org/etiograph/quantity/>

DELETE { quantity:3-month etio:unit ?o . }
INSERT { quantity:3-month etio:unit "month"@en . }
WHERE { quantity:3-month etio:unit ?o . }
