# violates: shape:LiteratureSourceTitle

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:title ?o . }
WHERE { literature:zest2031 dcterms:title ?o . }
