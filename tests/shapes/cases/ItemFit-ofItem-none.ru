# violates: shape:ItemFit-ofItem

PREFIX etio:     <https://w3id.org/etiograph/ontology#>
PREFIX item-fit: <https://w3id.org/etiograph/item-fit/>

DELETE { item-fit:sea-plum_1 etio:ofItem ?o . }
WHERE { item-fit:sea-plum_1 etio:ofItem ?o . }
