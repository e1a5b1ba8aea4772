# violates: shape:FoodItem-idBasis

PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX food-item: <https://w3id.org/etiograph/food-item/>

DELETE { food-item:1 etio:idBasis ?o . }
INSERT { food-item:1 etio:idBasis "C" . }
WHERE { food-item:1 etio:idBasis ?o . }
