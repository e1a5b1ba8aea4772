# violates: shape:LiteratureSource-pmid

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:pmid ?o . }
INSERT { literature:zest2031 etio:pmid "123456789" . }
WHERE { literature:zest2031 etio:pmid ?o . }
