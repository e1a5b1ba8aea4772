# violates: shape:FoodItem-idBasis

PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX food-item: <https://w3id.org/etiograph/food-item/>

INSERT DATA { food-item:1 etio:idBasis "B" . }
