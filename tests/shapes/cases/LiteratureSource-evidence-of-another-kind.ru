# violates: shape:LiteratureSource-evidence

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>
PREFIX source:     <https://w3id.org/etiograph/source/>

DELETE { literature:zest2031 etio:evidence ?o . }
INSERT { literature:zest2031 etio:evidence source:999 . }
WHERE { literature:zest2031 a ?type . OPTIONAL { literature:zest2031 etio:evidence ?o . } }
