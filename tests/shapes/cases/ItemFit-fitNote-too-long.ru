# violates: shape:ItemFit-fitNote

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>

DELETE { item-fit:sea-plum_1 etio:fitNote ?o . }
INSERT { item-fit:sea-plum_1 etio:fitNote "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" . }
WHERE { item-fit:sea-plum_1 etio:fitNote ?o . }
