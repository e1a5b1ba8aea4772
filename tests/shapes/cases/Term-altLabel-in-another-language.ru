# violates: shape:Term-altLabel

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX skos:   <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { factor:juggling skos:altLabel "Jonglieren"@de . }
