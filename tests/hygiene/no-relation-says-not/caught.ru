# catches: etio:causes

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { etio:causes rdfs:label ?label . } ;
INSERT DATA { etio:causes rdfs:label "does not cause"@en . }
