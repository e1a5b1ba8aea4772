# violates: shape:LiteratureSource-seen

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:seen ?o . }
INSERT { literature:zest2031 etio:seen etio:affirmed . }
WHERE { literature:zest2031 etio:seen ?o . }
