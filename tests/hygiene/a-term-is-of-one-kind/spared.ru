# spares: food:plums

PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX food: <https://w3id.org/etiograph/food/>

INSERT DATA { food:plums a etio:Food, etio:FoodGroup . }
