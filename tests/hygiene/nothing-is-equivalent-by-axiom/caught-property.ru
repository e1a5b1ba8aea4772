# catches: etio:causes

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>

INSERT DATA { etio:causes owl:equivalentProperty <https://example.org/causes> . }
