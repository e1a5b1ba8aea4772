# spares: factor:juggling

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX owl:    <http://www.w3.org/2002/07/owl#>
PREFIX rdfs:   <http://www.w3.org/2000/01/rdf-schema#>

DELETE DATA { factor:juggling rdfs:label "juggling"@en . } ;
INSERT DATA { factor:juggling owl:deprecated true ; rdfs:label "obsolete juggling"@en . }
