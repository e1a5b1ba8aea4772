# violates: shape:Chain-startsAt

PREFIX deficiency: <https://w3id.org/etiograph/deficiency/>
PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX rdfs:       <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:startsAt deficiency:other . deficiency:other a etio:Deficiency ; rdfs:label "other lack"@en ; skos:altLabel "another lack"@en ; skos:definition "second lack"@en ; etio:unmappedBecause "invented"@en . }
