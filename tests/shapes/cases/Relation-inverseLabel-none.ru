# violates: shape:Relation-inverseLabel

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:worsens etio:inverseLabel ?o . }
WHERE { etio:worsens etio:inverseLabel ?o . }
