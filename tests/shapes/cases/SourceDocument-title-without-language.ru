# violates: shape:SourceDocument-title

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 dcterms:title ?o . }
INSERT { source:998 dcterms:title "Elbow" . }
WHERE { source:998 dcterms:title ?o . }
