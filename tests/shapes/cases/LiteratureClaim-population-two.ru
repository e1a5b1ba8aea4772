# violates: shape:LiteratureClaim-population

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX population:       <https://w3id.org/etiograph/population/>
PREFIX rdfs:             <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:             <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { literature-claim:zest2031-01 etio:population population:others . population:others a etio:Population ; rdfs:label "others"@en ; skos:definition "people who do not throw"@en ; etio:unmappedBecause "invented"@en . }
