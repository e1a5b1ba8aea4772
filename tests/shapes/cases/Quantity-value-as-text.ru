# violates: shape:Quantity-value

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX quantity: <https://w3id.org/etiograph/quantity/>

DELETE { quantity:3-month etio:value ?o . }
INSERT { quantity:3-month etio:value "three" . }
WHERE { quantity:3-month etio:value ?o . }
