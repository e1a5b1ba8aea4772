# violates: shape:SchemeValue-scheme

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { etio:seldom skos:inScheme ?o . }
INSERT { etio:seldom skos:inScheme etio:strong . }
WHERE { etio:seldom skos:inScheme ?o . }
