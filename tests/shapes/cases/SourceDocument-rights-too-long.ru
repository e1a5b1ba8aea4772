# violates: shape:SourceDocument-rights

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 dcterms:rights ?o . }
INSERT { source:998 dcterms:rights "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { source:998 dcterms:rights ?o . }
