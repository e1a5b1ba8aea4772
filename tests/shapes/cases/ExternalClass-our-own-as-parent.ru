# violates: shape:ExternalClass

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX food: <https://w3id.org/etiograph/food/>

INSERT DATA { <https://example.org/fruit> etio:externalParent food:sea-plum . }
