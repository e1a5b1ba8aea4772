# spares: etio:Sneeze

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { etio:Sneeze a owl:Class ; rdfs:label "sneeze"@en ; skos:definition "a sudden breath out"@en . }
