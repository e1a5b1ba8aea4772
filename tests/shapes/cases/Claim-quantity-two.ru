# violates: shape:Claim-quantity

PREFIX claim:    <https://w3id.org/etiograph/claim/>
PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX quantity: <https://w3id.org/etiograph/quantity/>

INSERT DATA { claim:999-001 etio:quantity quantity:4-month . quantity:4-month a etio:Quantity ; etio:value 4.0 ; etio:unit "month" . }
