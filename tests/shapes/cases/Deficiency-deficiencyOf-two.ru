# violates: shape:Deficiency-deficiencyOf

PREFIX deficiency: <https://w3id.org/etiograph/deficiency/>
PREFIX etio:       <https://w3id.org/etiograph/ontology#>
PREFIX nutrient:   <https://w3id.org/etiograph/nutrient/>
PREFIX rdfs:       <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { deficiency:zestin-deficiency etio:deficiencyOf nutrient:other . nutrient:other a etio:Nutrient ; rdfs:label "other"@en ; skos:definition "second invented substance"@en ; etio:unmappedBecause "invented"@en . }
