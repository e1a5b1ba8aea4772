# catches: factor:juggling

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX rdfs:   <http://www.w3.org/2000/01/rdf-schema#>

DELETE DATA { factor:juggling rdfs:label "juggling"@en . } ;
INSERT DATA { factor:juggling rdfs:label "Obsolete juggling"@en . }
