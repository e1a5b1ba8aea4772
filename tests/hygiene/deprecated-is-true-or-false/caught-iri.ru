# catches: factor:juggling

PREFIX etio:   <https://w3id.org/etiograph/ontology#>
PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX owl:    <http://www.w3.org/2002/07/owl#>

INSERT DATA { factor:juggling owl:deprecated etio:true . }
