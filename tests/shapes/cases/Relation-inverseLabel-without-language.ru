# violates: shape:Relation-inverseLabel

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:worsens etio:inverseLabel ?o . }
INSERT { etio:worsens etio:inverseLabel "other" . }
WHERE { etio:worsens etio:inverseLabel ?o . }
