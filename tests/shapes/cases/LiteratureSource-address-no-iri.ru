# violates: shape:LiteratureSource-address

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:source ?o . }
INSERT { literature:zest2031 dcterms:source "D016449" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 dcterms:source ?o . } }
