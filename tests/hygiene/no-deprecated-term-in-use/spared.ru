# spares: population:jugglers

PREFIX owl:        <http://www.w3.org/2002/07/owl#>
PREFIX population: <https://w3id.org/etiograph/population/>
PREFIX skos:       <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { population:dancers owl:deprecated true ; skos:broader population:jugglers . }
