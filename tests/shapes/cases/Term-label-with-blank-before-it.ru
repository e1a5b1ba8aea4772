# violates: shape:Term-label

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX rdfs:   <http://www.w3.org/2000/01/rdf-schema#>

DELETE { factor:juggling rdfs:label ?o . }
INSERT { factor:juggling rdfs:label " juggling"@en . }
WHERE { factor:juggling rdfs:label ?o . }
