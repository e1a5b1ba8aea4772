# violates: shape:ItemFit-ofItem

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX food:     <https://w3id.org/etiograph/food/>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>

DELETE { item-fit:sea-plum_1 etio:ofItem ?o . }
INSERT { item-fit:sea-plum_1 etio:ofItem food:sea-plum . }
WHERE { item-fit:sea-plum_1 etio:ofItem ?o . }
