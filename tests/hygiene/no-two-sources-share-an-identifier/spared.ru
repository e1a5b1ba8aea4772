# spares: literature:zest2030

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2030 etio:doi "10.9999/zest.2030" . }
