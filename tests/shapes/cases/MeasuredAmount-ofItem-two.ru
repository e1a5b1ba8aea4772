# violates: shape:MeasuredAmount-ofItem

PREFIX amount:    <https://w3id.org/etiograph/amount/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX food-item: <https://w3id.org/etiograph/food-item/>
PREFIX rdfs:      <http://www.w3.org/2000/01/rdf-schema#>

INSERT DATA {
  food-item:2 a etio:FoodItem ;
    rdfs:label "Plums, other"@en ;
    etio:fdcId "2" ;
    etio:idBasis "B" ;
    etio:ndbNumber "8" .
  amount:1_zestin_first etio:ofItem food-item:2 .
}
