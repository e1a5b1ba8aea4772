# violates: shape:LiteratureSource-doi

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:doi ?o . }
INSERT { literature:zest2031 etio:doi "https://doi.org/10.9999/zest" . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:doi ?o . } }
