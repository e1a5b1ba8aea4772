# violates: shape:FoodItem-fdcId

PREFIX etio:      <https://w3id.org/etiograph/ontology#>
PREFIX food-item: <https://w3id.org/etiograph/food-item/>

DELETE { food-item:1 etio:fdcId ?o . }
INSERT { food-item:1 etio:fdcId "FDC 1" . }
WHERE { food-item:1 etio:fdcId ?o . }
