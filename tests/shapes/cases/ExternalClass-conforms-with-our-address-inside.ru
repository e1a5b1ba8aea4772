# violates:

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
  <https://example.org/fruit> etio:externalParent <https://example.org/as/https://w3id.org/etiograph/plant> .
  <https://example.org/as/https://w3id.org/etiograph/plant> rdfs:label "plant"@en .
}
