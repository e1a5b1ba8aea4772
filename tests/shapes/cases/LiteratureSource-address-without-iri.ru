# violates: shape:LiteratureSource-address

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:source ?o . }
INSERT { literature:zest2031 dcterms:source [] . }
WHERE { literature:zest2031 dcterms:source ?o . }
