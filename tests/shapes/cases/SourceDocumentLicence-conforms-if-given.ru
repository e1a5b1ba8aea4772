# violates:

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX source:  <https://w3id.org/etiograph/source/>

DELETE { source:998 etio:notKnown dcterms:license . }
INSERT { source:998 dcterms:license <https://example.org/licence> . }
WHERE { source:998 etio:notKnown dcterms:license . }
