# violates: shape:Relation-definition

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { etio:worsens skos:definition ?o . }
INSERT { etio:worsens skos:definition "other" . }
WHERE { etio:worsens skos:definition ?o . }
