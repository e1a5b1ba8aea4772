# violates: shape:LiteratureSource-evidence

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:evidence ?o . }
INSERT { literature:zest2031 etio:evidence etio:affirmed . }
WHERE { literature:zest2031 etio:evidence ?o . }
