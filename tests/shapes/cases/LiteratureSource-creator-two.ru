# violates: shape:LiteratureSource-creator

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2031 dcterms:creator "Other O" . }
