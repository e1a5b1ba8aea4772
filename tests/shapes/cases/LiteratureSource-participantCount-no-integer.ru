# violates: shape:LiteratureSource-participantCount

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:participantCount ?o . }
INSERT { literature:zest2031 etio:participantCount 12.5 . }
WHERE { literature:zest2031 etio:participantCount ?o . }
