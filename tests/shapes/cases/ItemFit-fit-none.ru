# violates: shape:ItemFit-fit

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>

DELETE { item-fit:sea-plum_1 etio:fit ?o . }
WHERE { item-fit:sea-plum_1 etio:fit ?o . }
