# violates: shape:LiteratureSource-notKnown

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2030 etio:notKnown [] . }
