# violates: shape:SourceDocument-publisher

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX source:  <https://w3id.org/etiograph/source/>
PREFIX symptom: <https://w3id.org/etiograph/symptom/>

DELETE { source:998 dcterms:publisher ?o . }
INSERT { source:998 dcterms:publisher symptom:ache . }
WHERE { source:998 dcterms:publisher ?o . }
