# violates: shape:Term-label

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX rdfs:   <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA { factor:juggling rdfs:label "other word"@en . }
