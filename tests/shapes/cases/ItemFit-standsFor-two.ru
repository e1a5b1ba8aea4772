# violates: shape:ItemFit-standsFor

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX food:     <https://w3id.org/etiograph/food/>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>
PREFIX rdfs:     <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
  food:plum a etio:FoodGroup ;
    rdfs:label "plum"@en ;
    <http://www.w3.org/2004/02/skos/core#definition> "invented fruits"@en ;
    etio:unmappedBecause "invented"@en .
  item-fit:sea-plum_1 etio:standsFor food:plum .
}
