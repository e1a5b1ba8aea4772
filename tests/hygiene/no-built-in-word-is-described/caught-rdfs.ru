# catches: rdfs:label

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { rdfs:label rdfs:comment "odd"@en . }
