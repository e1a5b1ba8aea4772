# violates: shape:FoodItem-ndbNumber

PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX food-item: <https://w3id.org/etiograph/food-item/>

DELETE { food-item:1 etio:ndbNumber ?o . }
INSERT { food-item:1 etio:ndbNumber "9 raw" . }
WHERE { food-item:1 etio:ndbNumber ?o . }
