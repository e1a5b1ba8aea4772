# violates:

PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio:    <https://w3id.org/etiograph/ontology#>
PREFIX source:  <https://w3id.org/etiograph/source/>
PREFIX xsd:     <http://www.w3.org/2001/XMLSchema#>

DELETE { source:998 etio:notKnown dcterms:issued . }
INSERT { source:998 dcterms:issued "2026-01-01"^^xsd:date . }
WHERE { source:998 etio:notKnown dcterms:issued . }
