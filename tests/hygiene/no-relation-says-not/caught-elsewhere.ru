# catches: etio:heals

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { etio:heals a etio:Relation ; rdfs:label "does not heal"@en . }
