# violates: shape:SourceDocument-address

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 dcterms:source ?o . }
INSERT { source:998 dcterms:source [] . }
WHERE { source:998 dcterms:source ?o . }
