# violates: shape:LiteratureSource-citation

PREFIX dcterms:    <http://purl.org/dc/terms/>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 dcterms:bibliographicCitation ?o . }
INSERT { literature:zest2031 dcterms:bibliographicCitation "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 dcterms:bibliographicCitation ?o . } }
