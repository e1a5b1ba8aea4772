# violates: shape:SchemeValue-definition

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { etio:seldom skos:definition "other"@en . }
