# violates: shape:Term-broader

PREFIX factor: <https://w3id.org/etiograph/factor/>
PREFIX skos:   <http://www.w3.org/2004/02/skos/core#>
PREFIX source: <https://w3id.org/etiograph/source/>

INSERT DATA { factor:juggling skos:broader source:998 . }
