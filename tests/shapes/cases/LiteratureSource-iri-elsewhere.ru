# violates: shape:LiteratureSource

PREFIX literature: <https://w3id.org/etiograph/literature/>

DELETE { literature:zest2030 ?p ?o . }
INSERT { <https://example.org/?https://w3id.org/etiograph/literature/zest2030> ?p ?o . }
WHERE { literature:zest2030 ?p ?o . }
