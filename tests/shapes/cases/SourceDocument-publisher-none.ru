# violates: shape:SourceDocument-publisher

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 dcterms:publisher ?o . }
WHERE { source:998 dcterms:publisher ?o . }
