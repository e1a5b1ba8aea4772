# catches: factor:juggling

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX owl:    <http://www.w3.org/2002/07/owl#>

INSERT DATA { factor:juggling owl:deprecated true . }
