# violates: shape:Term-unmappedBecause

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

DELETE { factor:juggling etio:unmappedBecause ?o . }
INSERT { factor:juggling etio:unmappedBecause "none" . }
WHERE { factor:juggling etio:unmappedBecause ?o . }
