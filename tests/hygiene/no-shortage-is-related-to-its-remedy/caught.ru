# catches: deficiency:zestin-deficiency

PREFIX deficiency: <https://w3id.org/etiograph/deficiency/>
PREFIX nutrient:   <https://w3id.org/etiograph/nutrient/>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { nutrient:zestin skos:related deficiency:zestin-deficiency . }
