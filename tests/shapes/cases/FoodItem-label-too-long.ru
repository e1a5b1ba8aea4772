# violates: shape:FoodItem-label

PREFIX food-item: <https://w3id.org/etiograph/food-item/>
PREFIX rdfs:      <http://www.w3.org/2000/01/rdf-schema#>

DELETE { food-item:1 rdfs:label ?o . }
INSERT { food-item:1 rdfs:label "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"@en . }
WHERE { food-item:1 rdfs:label ?o . }
