# violates: shape:ItemFit-standsFor

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>

DELETE { item-fit:sea-plum_1 etio:standsFor ?o . }
WHERE { item-fit:sea-plum_1 etio:standsFor ?o . }
