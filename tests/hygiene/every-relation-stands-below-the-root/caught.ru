# catches: etio:kindOf

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE WHERE { etio:kindOf rdfs:subPropertyOf ?above . } ;
INSERT DATA { etio:kindOf rdfs:subPropertyOf etio:subject . }
