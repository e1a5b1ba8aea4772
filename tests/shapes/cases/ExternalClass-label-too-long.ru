# violates: shape:ExternalClass-label

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { <https://example.org/drupe> rdfs:label ?o . }
INSERT { <https://example.org/drupe> rdfs:label "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { <https://example.org/drupe> rdfs:label ?o . }
