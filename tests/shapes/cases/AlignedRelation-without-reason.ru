# violates: shape:AlignedRelation

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { etio:worsens skos:closeMatch ?o . }
WHERE { etio:worsens skos:closeMatch ?o . }
