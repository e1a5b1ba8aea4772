# violates: shape:FoodItem

PREFIX food-item: <https://w3id.org/etiograph/food-item/>

DELETE { food-item:1 ?p ?o . ?s ?q food-item:1 . }
INSERT { <https://example.org/?https://w3id.org/etiograph/food-item/1> ?p ?o . ?s ?q <https://example.org/?https://w3id.org/etiograph/food-item/1> . }
WHERE { food-item:1 ?p ?o . ?s ?q food-item:1 . }
