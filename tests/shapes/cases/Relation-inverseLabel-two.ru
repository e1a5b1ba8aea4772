# violates: shape:Relation-inverseLabel

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { etio:worsens etio:inverseLabel "other"@en . }
