# catches: etio:sneezes

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>

INSERT DATA { etio:sneezes owl:equivalentProperty etio:coughs . }
