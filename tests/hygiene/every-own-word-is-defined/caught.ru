# catches: etio:Sneeze

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { etio:Sneeze a owl:Class ; rdfs:label "sneeze"@en . }
