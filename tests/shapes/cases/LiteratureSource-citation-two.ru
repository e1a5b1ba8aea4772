# violates: shape:LiteratureSource-citation

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

INSERT DATA { literature:zest2031 dcterms:bibliographicCitation "J Other 1" . }
