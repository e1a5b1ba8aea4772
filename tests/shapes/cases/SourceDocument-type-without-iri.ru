# violates: shape:SourceDocument-type

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 dcterms:type ?o . }
INSERT { source:998 dcterms:type [] . }
WHERE { source:998 dcterms:type ?o . }
