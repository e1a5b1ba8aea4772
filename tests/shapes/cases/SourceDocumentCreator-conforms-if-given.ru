# violates:

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 etio:notKnown dcterms:creator . }
INSERT { source:998 dcterms:creator "somebody" . }
WHERE { source:998 etio:notKnown dcterms:creator . }
