# catches: etio:Food

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { etio:Food skos:definition "other words"@en . }
