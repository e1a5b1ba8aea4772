# violates: shape:LiteratureSource-design

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2031 etio:design "other"@en . }
