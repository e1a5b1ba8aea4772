# violates: shape:Claim-population

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX population: <https://w3id.org/etiograph/population/>

INSERT DATA {
  claim:999-001 etio:population population:other .
  population:other a etio:Population ; rdfs:label "other"@en ; skos:definition "second one"@en ; etio:unmappedBecause "invented"@en .
}
