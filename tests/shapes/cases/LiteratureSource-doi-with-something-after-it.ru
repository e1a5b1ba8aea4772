# violates: shape:LiteratureSource-doi

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:doi ?o . }
INSERT { literature:zest2031 etio:doi "10.9999/zest.2031 (preprint)" . }
WHERE { literature:zest2031 etio:doi ?o . }
