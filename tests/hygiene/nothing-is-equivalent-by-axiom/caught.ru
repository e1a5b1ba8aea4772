# catches: etio:Food

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>

INSERT DATA { etio:Food owl:equivalentClass <https://example.org/Food> . }
