# catches: owl:Class

PREFIX owl:  <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { owl:Class rdfs:comment "odd"@en . }
