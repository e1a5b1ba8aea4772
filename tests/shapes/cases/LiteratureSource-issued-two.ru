# violates: shape:LiteratureSource-issued

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX xsd:        <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { literature:zest2031 dcterms:issued "2032"^^xsd:gYear . }
