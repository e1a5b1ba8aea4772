# violates: shape:LiteratureSource-studyCount

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:studyCount ?o . }
INSERT { literature:zest2031 etio:studyCount 1.5 . }
WHERE { literature:zest2031 etio:studyCount ?o . }
