# violates:

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { etio:causes skos:closeMatch ?o . }
INSERT { etio:causes skos:exactMatch <https://example.org/other> . }
WHERE { etio:causes skos:closeMatch ?o . }
