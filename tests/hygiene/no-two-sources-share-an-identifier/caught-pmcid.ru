# catches: literature:zest2030

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2030 etio:pmcid "PMC1" . }
