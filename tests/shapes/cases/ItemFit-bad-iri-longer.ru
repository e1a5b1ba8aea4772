# violates: shape:ItemFit

PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>

DELETE { item-fit:sea-plum_1 ?p ?o . }
INSERT { <https://w3id.org/etiograph/item-fit/sea-plum_1st> ?p ?o . }
WHERE { item-fit:sea-plum_1 ?p ?o . }
