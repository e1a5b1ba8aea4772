# violates: shape:LiteratureSource-design

PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2031 etio:design ?o . }
WHERE { literature:zest2031 etio:design ?o . }
