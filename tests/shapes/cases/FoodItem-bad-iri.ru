# violates: shape:FoodItem

PREFIX food-item: <https://w3id.org/etiograph/food-item/>

DELETE { food-item:1 ?p ?o . ?s ?q food-item:1 . }
INSERT { food-item:one ?p ?o . ?s ?q food-item:one . }
WHERE { food-item:1 ?p ?o . ?s ?q food-item:1 . }
