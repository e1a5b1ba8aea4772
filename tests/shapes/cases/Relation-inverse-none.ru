# violates: shape:Relation-inverse

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>

DELETE DATA { etio:worsenedBy owl:inverseOf etio:worsens . }
