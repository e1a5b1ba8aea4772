# violates: shape:FoodItem

PREFIX food-item: <https://w3id.org/etiograph/food-item/>

DELETE { food-item:1 ?p ?o . ?s ?q food-item:1 . }
INSERT { <https://w3id.org/etiograph/food-item/1st> ?p ?o . ?s ?q <https://w3id.org/etiograph/food-item/1st> . }
WHERE { food-item:1 ?p ?o . ?s ?q food-item:1 . }
