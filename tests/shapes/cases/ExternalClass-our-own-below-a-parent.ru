# violates: shape:ExternalClass

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX food: <https://w3id.org/etiograph/food/>

INSERT DATA { food:sea-plum etio:externalParent <https://example.org/fruit> . }
