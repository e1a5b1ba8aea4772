# violates: shape:MappedTerm

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

DELETE { factor:juggling etio:unmappedBecause ?o . }
WHERE { factor:juggling etio:unmappedBecause ?o . }
