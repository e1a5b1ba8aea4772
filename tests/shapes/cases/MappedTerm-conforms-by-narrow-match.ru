# violates:

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX skos:   <http://www.w3.org/2004/02/skos/core#>

DELETE { factor:juggling etio:unmappedBecause ?o . }
INSERT { factor:juggling skos:narrowMatch <https://example.org/other> . }
WHERE { factor:juggling etio:unmappedBecause ?o . }
