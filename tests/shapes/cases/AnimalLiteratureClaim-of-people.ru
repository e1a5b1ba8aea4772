# violates: shape:AnimalLiteratureClaim

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX population:       <https://w3id.org/etiograph/population/>

INSERT DATA { literature-claim:zest2031-03 etio:population population:jugglers . }
