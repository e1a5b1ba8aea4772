# catches: etio:linkedTo etio:leadsTo

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { etio:linkedTo rdfs:subPropertyOf etio:leadsTo . }
