# violates: shape:Claim-study

PREFIX claim: <https://w3id.org/etiograph/claim/>
PREFIX etio:  <https://w3id.org/etiograph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX study: <https://w3id.org/etiograph/study/>

INSERT DATA {
  claim:999-001 etio:study study:other .
  study:other a etio:Study ; rdfs:label "other"@en ; skos:definition "second one"@en ; etio:unmappedBecause "invented"@en ; etio:identification etio:mentionedOnly .
}
