# violates: shape:LiteratureSource-pmid

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:pmid ?o . }
INSERT { literature:zest2031 etio:pmid "PMID 1" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:pmid ?o . } }
