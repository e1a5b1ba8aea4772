# catches: xsd:integer

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd:  <http://www.w3.org/2001/XMLSchema#>

INSERT DATA { xsd:integer rdfs:comment "odd"@en . }
