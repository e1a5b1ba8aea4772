# violates: shape:ItemFit-standsFor

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>
PREFIX nutrient: <https://w3id.org/etiograph/nutrient/>

DELETE { item-fit:sea-plum_1 etio:standsFor ?o . }
INSERT { item-fit:sea-plum_1 etio:standsFor nutrient:zestin . }
WHERE { item-fit:sea-plum_1 etio:standsFor ?o . }
