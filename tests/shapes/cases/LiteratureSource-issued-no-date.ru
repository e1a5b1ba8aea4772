# violates: shape:LiteratureSource-issued

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:issued ?o . }
INSERT { literature:zest2031 dcterms:issued "2031" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 dcterms:issued ?o . } }
