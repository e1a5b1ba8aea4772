# violates: shape:LiteratureSourceCreator

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:creator ?o . }
WHERE { literature:zest2031 dcterms:creator ?o . }
