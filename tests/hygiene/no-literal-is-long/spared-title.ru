# spares: literature:zest2031

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:title ?o . }
INSERT { literature:zest2031 dcterms:title "title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title title"@en . }
WHERE { literature:zest2031 dcterms:title ?o . }
