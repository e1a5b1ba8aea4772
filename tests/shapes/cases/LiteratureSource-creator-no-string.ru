# violates: shape:LiteratureSource-creator

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:creator ?o . }
INSERT { literature:zest2031 dcterms:creator "other"@en . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 dcterms:creator ?o . } }
