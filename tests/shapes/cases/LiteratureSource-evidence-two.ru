# violates: shape:LiteratureSource-evidence

PREFIX ECO:        <http://purl.obolibrary.org/obo/ECO_>
PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2031 etio:evidence ECO:0000034 . }
