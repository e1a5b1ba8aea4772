# violates: shape:Relation-objectClass

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { etio:worsens etio:hasObjectClass ?o . }
WHERE { etio:worsens etio:hasObjectClass ?o . }
