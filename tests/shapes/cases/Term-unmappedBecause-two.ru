# violates: shape:Term-unmappedBecause

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>

INSERT DATA { factor:juggling etio:unmappedBecause "another reason"@en . }
